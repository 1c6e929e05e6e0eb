package io.completedflow.namespace.process;

import io.completedflow.namespace.process.health.HealthWatch;
import io.completedflow.namespace.process.host.Family;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.namespace.process.state.StartedInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that runs, as long as we look after it.
 *
 * @param launch what it was given
 * @param startedNanos when it was started or adopted, by the monotonic clock
 * @param outputStart the size of the output file when it was started
 */
record LiveProcess(
        StartedInstance instance, Starter.LaunchSource launch, HealthWatch watch, long startedNanos, long outputStart) {
    private static final int TAIL_LINES = 20;

    /** Itself and all that came of it. */
    Family family(ProcessTable table) {
        return Family.led(table, instance.mark(), instance.pid(), instance.startTicks());
    }

    /** Whether it is of this release. */
    boolean runs(Optional<Release> release) {
        return release.filter(
                        wanted -> wanted.digest().equals(instance.release().digest()))
                .isPresent();
    }

    /** Whether these are the addresses it was told. */
    boolean knows(Map<String, String> addresses) {
        return addresses.equals(instance.addresses());
    }

    Duration ran() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    LiveProcess serving(StartedInstance other) {
        return new LiveProcess(other, launch, watch, startedNanos, outputStart);
    }

    /** The last lines of its output, without its secrets: none where these are not known any more. */
    List<String> tail(OutputFile output) {
        try {
            return launch.get().redaction().apply(output.lastLinesSince(outputStart, TAIL_LINES));
        } catch (IOException e) {
            return List.of("(its output cannot be shown: " + e.getMessage() + ")");
        }
    }
}
