package io.jenkins.plugins.completedflow.step;

/** A build may not do what it asks for; the message says why, and how to mend it. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
