package io.completedflow.door;

import java.io.IOException;

/** The flow log of a namespace, as people read it. Called on threads that may block. */
public interface FlowLog {
    /** How it is written. */
    enum Form {
        TEXT,
        HTML
    }

    /**
     * Writes the whole log, oldest first.
     *
     * @return whether there is, or was, such a namespace; if not, nothing is written
     */
    boolean write(String namespace, Form form, Appendable out) throws IOException;
}
