package io.completedflow.cli;

import io.completedflow.daemon.FlowException;

/** How the program ends; documented in every command's help. */
public enum ExitCode {
    OK(0, "done, and everything is as it should be"),
    FAILED(1, "it was tried and failed, or what was asked for is not ready"),
    USAGE(2, "the command line makes no sense"),
    NOT_FOUND(3, "there is no namespace, app, branch or template of that name"),
    REFUSED(4, "a rule forbids it"),
    LOCKED(5, "another process or writer holds it"),
    INTERRUPTED(130, "ended by Ctrl-C");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    public String meaning() {
        return meaning;
    }

    static ExitCode of(FlowException.Kind kind) {
        return switch (kind) {
            case FAILED -> FAILED;
            case NOT_FOUND -> NOT_FOUND;
            case REFUSED -> REFUSED;
            case LOCKED -> LOCKED;
        };
    }
}
