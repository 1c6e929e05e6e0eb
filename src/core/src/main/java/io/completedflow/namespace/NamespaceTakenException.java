package io.completedflow.namespace;

/** The name belongs to a namespace of another product, branch or writer, or to nobody we know. */
public final class NamespaceTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message whose it is and what to do about it */
    public NamespaceTakenException(String message) {
        super(message);
    }
}
