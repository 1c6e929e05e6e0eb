package io.completedflow.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where all of {@code flow}'s state is kept by default. */
final class HomeFolder {
    private HomeFolder() {}

    /** {@code $FLOW_HOME}, else {@code completed-flow} in {@code $XDG_STATE_HOME}, else in {@code ~/.local/state}. */
    static Path of(Map<String, String> environment) {
        String home = environment.getOrDefault("FLOW_HOME", "");
        if (!home.isEmpty()) {
            return Path.of(home);
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state")
                : Path.of(state);
        return base.resolve("completed-flow");
    }
}
