package io.jenkins.plugins.completedflow.page;

import java.util.Locale;
import java.util.Map;

/** How a state of a namespace, an app or a request looks: its colour and its symbol. */
public enum Mood {
    GOOD("symbol-status-blue"),
    BUSY("symbol-hourglass"),
    BAD("symbol-status-red"),
    IDLE("symbol-pause"),
    ELSEWHERE("symbol-external"),
    NONE("symbol-status-disabled");

    private static final Map<String, Mood> OF_STATE = Map.ofEntries(
            Map.entry("ready", GOOD),
            Map.entry("done", GOOD),
            Map.entry("pending", BUSY),
            Map.entry("waiting", BUSY),
            Map.entry("preparing", BUSY),
            Map.entry("starting", BUSY),
            Map.entry("progressing", BUSY),
            Map.entry("running", BUSY),
            Map.entry("deleting", BUSY),
            Map.entry("failed", BAD),
            Map.entry("unhealthy", BAD),
            Map.entry("asleep", IDLE),
            Map.entry("external", ELSEWHERE));

    private final String symbol;

    Mood(String symbol) {
        this.symbol = symbol;
    }

    /** @param state as {@code flow describe -o json} has it; {@link #NONE} for one that is not known here */
    static Mood of(String state) {
        return OF_STATE.getOrDefault(state, NONE);
    }

    public String getSymbol() {
        return symbol;
    }

    /** The end of the name of its style class. */
    public String getWord() {
        return name().toLowerCase(Locale.ROOT);
    }
}
