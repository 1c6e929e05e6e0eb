package io.completedflow.namespace.process.state;

import io.completedflow.namespace.NamespaceRecord;

/**
 * What is kept about a namespace.
 *
 * @param deleting whether its deletion has begun
 * @param keepData whether the data are to outlive it
 */
public record NamespaceState(int schema, NamespaceRecord record, boolean deleting, boolean keepData) {
    public static final int SCHEMA = 1;

    /** A namespace that is to stay. */
    public static NamespaceState of(NamespaceRecord record) {
        return new NamespaceState(SCHEMA, record, false, false);
    }

    /** The same, being deleted. */
    public NamespaceState beingDeleted(boolean keepingData) {
        return new NamespaceState(schema, record, true, keepingData);
    }
}
