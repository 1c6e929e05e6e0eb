package io.completedflow.source.git;

import io.completedflow.config.RepositoryCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What {@link GitRepositories} needs to know.
 *
 * @param home where mirrors are kept; it has one writer
 * @param credentials asked for anew at each use, so that they may change
 * @param environment the variables git is found by ({@code PATH}), runs with, and secrets are read from
 * @param listing how long a listing may take before it is ended
 * @param fetching how long a fetch or checkout may take before it is ended
 */
public record GitSettings(
        Path home,
        Supplier<List<RepositoryCredentials>> credentials,
        Map<String, String> environment,
        Duration listing,
        Duration fetching) {
    /** This process's environment, half a minute for a listing and a quarter of an hour for a fetch. */
    public static GitSettings standard(Path home, Supplier<List<RepositoryCredentials>> credentials) {
        return new GitSettings(home, credentials, System.getenv(), Duration.ofSeconds(30), Duration.ofMinutes(15));
    }
}
