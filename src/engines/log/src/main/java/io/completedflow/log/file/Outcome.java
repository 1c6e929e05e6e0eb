package io.completedflow.log.file;

import io.completedflow.log.Event;

/** How an event strikes its reader. */
enum Outcome {
    GOOD("good", "✓"),
    BAD("bad", "✗"),
    PLAIN("plain", "·");

    private final String word;
    private final String mark;

    Outcome(String word, String mark) {
        this.word = word;
        this.mark = mark;
    }

    static Outcome of(Event.Kind kind) {
        return switch (kind) {
            case APP_READY, NAMESPACE_READY, REPOSITORY_BACK, DELETION_RESUMED -> GOOD;
            case APP_FAILED,
                    APP_PUT_BACK,
                    REPOSITORY_UNREACHABLE,
                    FLOW_FILE_REFUSED,
                    NAMESPACE_REFUSED,
                    DELETION_PAUSED -> BAD;
            default -> PLAIN;
        };
    }

    /** Its CSS class. */
    String word() {
        return word;
    }

    /** So that colour is never all that tells them apart. */
    String mark() {
        return mark;
    }
}
