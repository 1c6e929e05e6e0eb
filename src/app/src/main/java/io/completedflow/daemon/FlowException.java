package io.completedflow.daemon;

import java.util.Objects;

/** What was asked could not be done: why, and what to do about it. */
public final class FlowException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String mend;

    /** Why, as far as who asked can act on it. */
    public enum Kind {
        /** It was tried and failed, or cannot be tried: an unusable flow file, an unreachable repository. */
        FAILED,
        /** There is no namespace, app, branch or template of that name. */
        NOT_FOUND,
        /** A rule forbids it. */
        REFUSED,
        /** Another one holds the lock, or reconciles the namespace. */
        LOCKED
    }

    /**
     * @param message what is wrong and where, in one sentence or more lines; no secret
     * @param mend what to do about it; empty if the message says so
     */
    public FlowException(Kind kind, String message, String mend) {
        super(Objects.requireNonNull(message));
        this.kind = kind;
        this.mend = mend;
    }

    public FlowException(Kind kind, String message, String mend, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.kind = kind;
        this.mend = mend;
    }

    public Kind kind() {
        return kind;
    }

    public String mend() {
        return mend;
    }
}
