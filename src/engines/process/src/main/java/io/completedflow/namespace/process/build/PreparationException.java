package io.completedflow.namespace.process.build;

import java.util.List;

/** A revision that could not be made a release. */
public final class PreparationException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> tail;

    /** @param tail the last lines of output of what failed */
    PreparationException(String message, List<String> tail) {
        super(message);
        this.tail = List.copyOf(tail);
    }

    PreparationException(String message, Throwable cause) {
        super(message, cause);
        this.tail = List.of();
    }

    public List<String> tail() {
        return tail;
    }
}
