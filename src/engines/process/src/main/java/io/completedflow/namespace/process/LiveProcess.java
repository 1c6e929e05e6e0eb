package io.completedflow.namespace.process;

import io.completedflow.namespace.process.health.HealthWatch;
import io.completedflow.namespace.process.host.Family;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.state.StartedInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

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
