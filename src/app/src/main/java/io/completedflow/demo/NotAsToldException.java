package io.completedflow.demo;

/** Something in the story did not hold. */
final class NotAsToldException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAsToldException(String message) {
        super(message);
    }
}
