package io.completedflow.config;

/** Where a secret's value is; never the value itself. */
public sealed interface SecretReference {
    /** The environment variable of this name, of the process that reads it. */
    record Environment(String name) implements SecretReference {}

    /** The content of the file at this path, without its last line end. */
    record File(String path) implements SecretReference {}

    /** A key of a Secret that somebody else keeps in the namespace of a cluster. */
    record InCluster(String secret, String key) implements SecretReference {}
}
