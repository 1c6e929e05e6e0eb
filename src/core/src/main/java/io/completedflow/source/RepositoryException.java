package io.completedflow.source;

/** A repository that could not be asked: unreachable, unauthorised, or not holding what was asked for. */
public final class RepositoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, as far as one can do something about it. */
    public enum Reason {
        /** It did not answer: no such host or path, no repository there, too slow, or the call was interrupted. */
        UNREACHABLE,
        /** It did not let us in, or we have no reason to trust it. */
        UNAUTHORISED,
        /** It answered, and has no such commit or folder. */
        MISSING
    }

    private final String address;
    private final Reason reason;

    /** @param message what is wrong and how to mend it, without any secret */
    public RepositoryException(String address, Reason reason, String message) {
        super(RepositoryAddress.masked(address) + ": " + message);
        this.address = RepositoryAddress.masked(address);
        this.reason = reason;
    }

    /** The repository's address, without what may be a secret in it. */
    public String address() {
        return address;
    }

    public Reason reason() {
        return reason;
    }
}
