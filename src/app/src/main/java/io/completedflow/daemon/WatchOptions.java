package io.completedflow.daemon;

import io.completedflow.door.DoorOptions;
import java.util.Optional;

/**
 * How the daemon runs.
 *
 * @param doorPort the front door's port; if it is taken, the next free one; 0: any
 * @param host the name by which others on the network reach the front door, which then listens on all addresses; empty: this machine alone
 *     reaches it
 */
public record WatchOptions(int doorPort, Optional<String> host) {
    public static final int DEFAULT_DOOR_PORT = 8080;

    public static WatchOptions defaults() {
        return atPort(DEFAULT_DOOR_PORT);
    }

    /** For this machine alone. */
    public static WatchOptions atPort(int doorPort) {
        return new WatchOptions(doorPort, Optional.empty());
    }

    DoorOptions door() {
        DoorOptions local = DoorOptions.DEFAULT.withPort(doorPort);
        return host.map(local::reachedAs).orElse(local);
    }
}
