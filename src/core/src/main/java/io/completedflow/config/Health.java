package io.completedflow.config;

import java.time.Duration;

/**
 * How one knows that an app is ready.
 *
 * @param probe what is asked
 * @param deadline how long a started app may take to become ready
 * @param interval how long between two looks at an app that is ready
 */
public record Health(Probe probe, Duration deadline, Duration interval) {
    public static final Health DEFAULT = new Health(new Probe.Tcp(), Duration.ofSeconds(60), Duration.ofSeconds(10));

    /** One question to an app. */
    public sealed interface Probe {
        /** GET of this path on the app's port answers 2xx or 3xx. */
        record Http(String path) implements Probe {}

        /** The app's port accepts a connection. */
        record Tcp() implements Probe {}

        /** This shell command, run in the app's working directory and environment, exits with 0. */
        record Command(String command) implements Probe {}

        /** The process is there: enough for an app that serves no port. */
        record Alive() implements Probe {}
    }
}
