package io.completedflow.source;

/** A repository that could not be asked: unreachable, unauthorised, or not holding what was asked for. */
public final class RepositoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, as far as one can do something about it. */
    public enum Reason {
        UNREACHABLE,
        UNAUTHORISED,
        MISSING
    }

    private final String address;
    private final Reason reason;

    /** @param message what is wrong and how to mend it, without any secret */
    public RepositoryException(String address, Reason reason, String message) {
        super(address + ": " + message);
        this.address = address;
        this.reason = reason;
    }

    public String address() {
        return address;
    }

    public Reason reason() {
        return reason;
    }
}
