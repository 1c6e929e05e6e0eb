package io.completedflow.namespace.process;

import java.time.Duration;

/** Settings that make for fast tests. */
final class TestSettings {
    private TestSettings() {}

    static ProcessEngineSettings withPorts(int first, int last) {
        return new ProcessEngineSettings(
                first,
                last,
                2,
                64 * 1024,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(60),
                System.getenv("PATH"));
    }
}
