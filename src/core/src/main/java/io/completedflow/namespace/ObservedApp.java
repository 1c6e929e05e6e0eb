package io.completedflow.namespace;

import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An app as it is.
 *
 * @param running what runs, if anything does
 * @param attempt the newest deployment begun that is not what runs
 */
public record ObservedApp(Optional<Instance> running, Optional<Attempt> attempt) {
    public static final ObservedApp ABSENT = new ObservedApp(Optional.empty(), Optional.empty());

    /**
     * What runs.
     *
     * @param digest the {@link DesiredApp#digest} it was started with
     * @param ready whether it answers its health check
     * @param address where it answers, such as {@code http://127.0.0.1:20001}; empty if it serves no port
     * @param restarts how often it was restarted since it was deployed
     * @param note why it is not ready, or what a person should know although it is, in words; else empty
     */
    public record Instance(
            String digest,
            Revision revision,
            boolean ready,
            Instant since,
            Optional<String> address,
            int restarts,
            String note) {}

    /** How far a deployment has come. */
    public enum Stage {
        /** Fetching, building and testing. */
        PREPARING,
        /** Ready to be started; waits for {@link Effect.Start}. */
        PREPARED,
        /** Started, not ready yet. */
        STARTING,
        /** Given up; not tried again for the same digest unless a person asks. */
        FAILED
    }

    /**
     * A deployment begun.
     *
     * @param reason what it is doing, or why it failed, in words
     * @param tail the last lines of output of what failed
     */
    public record Attempt(
            String digest, Revision revision, Stage stage, Instant since, String reason, List<String> tail) {}
}
