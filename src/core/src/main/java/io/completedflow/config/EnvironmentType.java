package io.completedflow.config;

/** What an environment stands for, when it is more than a developer's. */
public enum EnvironmentType {
    HADEV,
    PRODLIKE
}
