package io.completedflow.namespace.process;

import java.io.IOException;
import java.util.List;

/**
 * Why a process is no good.
 *
 * @param reason in words, such as {@code crashed with exit status 3}
 * @param tail the last lines of its output
 */
record Trouble(String reason, List<String> tail) {
    /** Of one that could not even be started. */
    static Trouble notStarted(Exception e) {
        String message = e instanceof IOException ? e.getMessage() : e.toString();
        return new Trouble("cannot be started: " + message, List.of());
    }
}
