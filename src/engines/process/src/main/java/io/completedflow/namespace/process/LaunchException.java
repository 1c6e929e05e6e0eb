package io.completedflow.namespace.process;

import java.util.List;

/** A release that could not be started. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> tail;

    /** @param tail the last lines of output of what failed */
    LaunchException(String message, List<String> tail) {
        super(message);
        this.tail = List.copyOf(tail);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
        this.tail = List.of();
    }

    List<String> tail() {
        return tail;
    }
}
