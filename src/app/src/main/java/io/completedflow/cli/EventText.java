package io.completedflow.cli;

import io.completedflow.log.Event;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Terminal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Events as they are shown while they happen. */
final class EventText {
    private final Terminal terminal;
    private final DateTimeFormatter time;

    /** @param zone of the times shown */
    EventText(Terminal terminal, ZoneId zone) {
        this.terminal = terminal;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** Writes one line. */
    void print(Event event) {
        Style style = terminal.style();
        String where = event.app().isEmpty() ? event.namespace() : event.namespace() + "/" + event.app();
        terminal.out()
                .println(style.faint(time.format(event.at())) + "  "
                        + (where.isEmpty() ? "" : style.strong(where) + "  ")
                        + kind(style, event.kind()) + "  " + event.message());
    }

    private static String kind(Style style, Event.Kind kind) {
        String word = kind.word();
        return switch (kind) {
            case APP_READY, NAMESPACE_READY, REPOSITORY_BACK, NAMESPACE_AWAKE -> style.good(word);
            case APP_FAILED,
                    APP_PUT_BACK,
                    REPOSITORY_UNREACHABLE,
                    FLOW_FILE_REFUSED,
                    NAMESPACE_REFUSED,
                    DELETION_PAUSED -> style.bad(word);
            default -> style.underWay(word);
        };
    }
}
