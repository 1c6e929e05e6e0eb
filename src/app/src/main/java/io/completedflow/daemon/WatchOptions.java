package io.completedflow.daemon;

/**
 * How the daemon runs.
 *
 * @param doorPort the front door's port; if it is taken, the next free one; 0: any
 */
public record WatchOptions(int doorPort) {
    public static final int DEFAULT_DOOR_PORT = 8080;

    public static WatchOptions defaults() {
        return new WatchOptions(DEFAULT_DOOR_PORT);
    }
}
