package io.completedflow.reconcile;

/** A request that was not carried out: why, and what to do about it. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String mend;

    /** Why, as far as who asked can act on it. */
    public enum Kind {
        /** It cannot be done now: an unusable flow file, an unreachable repository, a full disk. */
        FAILED,
        /** There is no namespace, app, branch or template of that name. */
        NOT_FOUND,
        /** A rule forbids it. */
        REFUSED
    }

    /** @param mend what to do about it; empty if the message says so */
    public RequestException(Kind kind, String message, String mend) {
        super(message);
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
