package io.completedflow.namespace;

/** On what occasion namespaces are made. All else of their lifetimes is the same. */
public enum CreateOn {
    /** When a branch is new, and when somebody asks. */
    PUSH,
    /** When somebody asks, and only then; a standing environment is fed by another branch only then, too. */
    REQUEST
}
