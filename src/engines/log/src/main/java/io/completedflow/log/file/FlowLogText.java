package io.completedflow.log.file;

import io.completedflow.log.Event;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code ci-cd.txt}: one line for each event, its time in UTC and in a zone, and beneath it what belongs to it, indented.
 *
 * @param zone of the local time
 */
public record FlowLogText(ZoneId zone) {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int KIND_WIDTH = Arrays.stream(Event.Kind.values())
            .mapToInt(kind -> kind.word().length())
            .max()
            .orElseThrow();
    private static final int APP_WIDTH = 20;
    private static final String INDENT = " ".repeat(8);

    /** Writes events as they come; the stream is closed. */
    public void write(Stream<Event> events, Appendable out) throws IOException {
        DateTimeFormatter local =
                DateTimeFormatter.ofPattern("HH:mm:ss xxx", Locale.ROOT).withZone(zone);
        try (events) {
            for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
                Event event = each.next();
                out.append(UTC.format(event.at())).append("  ").append(local.format(event.at()));
                out.append("  ").append(padded(event.kind().word(), KIND_WIDTH));
                out.append("  ").append(padded(app(event), APP_WIDTH));
                out.append("  ").append(PlainText.line(event.message())).append('\n');
                writeData(event.data(), out);
            }
        }
    }

    private static void writeData(Map<String, String> data, Appendable out) throws IOException {
        for (Map.Entry<String, String> entry : data.entrySet()) {
            List<String> lines = PlainText.lines(entry.getValue());
            out.append(INDENT).append(PlainText.line(entry.getKey())).append(':');
            if (lines.size() == 1) {
                out.append(' ').append(lines.get(0)).append('\n');
                continue;
            }
            out.append('\n');
            for (String line : lines) {
                out.append(INDENT).append("| ").append(line).append('\n');
            }
        }
    }

    private static String app(Event event) {
        return event.app().isEmpty() ? "-" : PlainText.line(event.app());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
