package io.completedflow.terminal;

import io.completedflow.view.AppState;
import io.completedflow.view.NamespaceState;

/** How words are coloured. The words say all by themselves: colour only helps to find them. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";
    private static final String BOLD = "1";
    private static final String DIM = "2";

    public static Style of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    public String good(String text) {
        return paint(GREEN, text);
    }

    public String bad(String text) {
        return paint(RED, text);
    }

    public String underWay(String text) {
        return paint(YELLOW, text);
    }

    public String address(String text) {
        return paint(CYAN, text);
    }

    public String strong(String text) {
        return paint(BOLD, text);
    }

    public String faint(String text) {
        return paint(DIM, text);
    }

    /** {@code text} as that state looks. */
    public String state(AppState state, String text) {
        return switch (state) {
            case READY -> good(text);
            case FAILED, UNHEALTHY -> bad(text);
            case PENDING, WAITING, PREPARING, STARTING -> underWay(text);
            case ASLEEP, OMITTED, EXTERNAL -> faint(text);
        };
    }

    /** {@code text} as that state looks. */
    public String state(NamespaceState state, String text) {
        return switch (state) {
            case READY -> good(text);
            case FAILED -> bad(text);
            case PROGRESSING, DELETING -> underWay(text);
            case ASLEEP -> faint(text);
        };
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
