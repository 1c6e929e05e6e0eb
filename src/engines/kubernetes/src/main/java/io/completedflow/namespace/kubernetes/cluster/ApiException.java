package io.completedflow.namespace.kubernetes.cluster;

import java.io.IOException;

/** The cluster did not do what was asked. The message says what, why, and how to mend it where that is known. */
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it did not. */
    public enum Reason {
        /** It may do it later: it cannot be reached, is busy, or broken. */
        NOT_NOW,
        /** There is one of this name already, or it was changed meanwhile. */
        CONFLICT,
        /** It is not there. */
        NOT_THERE,
        /** It refuses, and will until somebody changes something. */
        REFUSED
    }

    public ApiException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
