package io.completedflow.config;

/** Where a namespace lives. */
public enum EngineKind {
    PROCESS,
    KUBERNETES
}
