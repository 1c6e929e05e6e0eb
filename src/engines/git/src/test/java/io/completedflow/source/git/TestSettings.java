package io.completedflow.source.git;

import io.completedflow.config.RepositoryCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings that do not depend on who runs the tests. */
final class TestSettings {
    private TestSettings() {}

    static GitSettings in(Path home) {
        return in(home, List.of(), Map.of());
    }

    static GitSettings in(Path home, List<RepositoryCredentials> credentials, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                home.toString(),
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_CONFIG_NOSYSTEM",
                "1"));
        environment.putAll(variables);
        return new GitSettings(home, () -> credentials, environment, Duration.ofSeconds(60), Duration.ofSeconds(120));
    }
}
