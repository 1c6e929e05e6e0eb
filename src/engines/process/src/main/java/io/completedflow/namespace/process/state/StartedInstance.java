package io.completedflow.namespace.process.state;

import java.time.Instant;
import java.util.Map;

/**
 * A process of an app: about to be started, or started.
 *
 * @param mark by which it is found, even if we died between starting it and recording its pid
 * @param pid 0 if it is about to be started
 * @param startTicks with the pid and the boot, names the process
 * @param bootId the boot of the machine it was started in
 * @param addresses the addresses of other apps that it was told, by environment variable
 */
public record StartedInstance(
        Release release,
        String mark,
        long pid,
        long startTicks,
        String bootId,
        Instant since,
        Map<String, String> addresses) {

    /** Now that it is started. */
    public StartedInstance started(long newPid, long newStartTicks) {
        return new StartedInstance(release, mark, newPid, newStartTicks, bootId, since, addresses);
    }

    /** The same process, for a release that it serves as well. */
    public StartedInstance serving(Release other) {
        return new StartedInstance(other, mark, pid, startTicks, bootId, since, addresses);
    }
}
