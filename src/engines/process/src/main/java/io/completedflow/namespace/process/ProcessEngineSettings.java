package io.completedflow.namespace.process;

import java.time.Duration;

/**
 * How the engine uses its machine.
 *
 * @param firstPort the lowest port it gives to apps
 * @param lastPort the highest
 * @param builds how many builds may run at a time
 * @param outputLimit how large an app's captured output may grow, and the older part kept beside it, in bytes
 * @param stopGrace how long after TERM until KILL
 * @param firstBackOff how long it waits before it restarts an app that crashed; doubled each time
 * @param longestBackOff the longest such wait
 * @param stableAfter how long an app must run until its earlier crashes are forgotten
 * @param settle how long a process without a health check must be there to count as ready
 * @param longestBuild how long a build, a test or a seed may take
 * @param path where commands find programs: their {@code PATH}
 */
public record ProcessEngineSettings(
        int firstPort,
        int lastPort,
        int builds,
        long outputLimit,
        Duration stopGrace,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration stableAfter,
        Duration settle,
        Duration longestBuild,
        String path) {

    /** What suits most machines, with the program's own {@code PATH}. */
    public static ProcessEngineSettings defaults() {
        String path = System.getenv("PATH");
        return new ProcessEngineSettings(
                20_000,
                29_999,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                5L * 1024 * 1024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                path == null ? "/usr/local/bin:/usr/bin:/bin" : path);
    }

    /** The same with other ports. */
    public ProcessEngineSettings withPorts(int first, int last) {
        return new ProcessEngineSettings(
                first,
                last,
                builds,
                outputLimit,
                stopGrace,
                firstBackOff,
                longestBackOff,
                stableAfter,
                settle,
                longestBuild,
                path);
    }
}
