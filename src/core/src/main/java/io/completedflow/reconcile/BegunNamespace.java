package io.completedflow.reconcile;

/**
 * A namespace that was asked for and whose deployment has begun.
 *
 * @param note what who asked should know, such as that a newer build came first; may be empty
 */
public record BegunNamespace(String name, String note) {}
