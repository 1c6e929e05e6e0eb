package io.completedflow.namespace.process.health;

import java.util.Optional;

/** One question to an app. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Asks, and waits a few seconds at most for the answer.
     *
     * @return why it is not healthy, in words; empty if it is
     */
    Optional<String> failure() throws InterruptedException;
}
