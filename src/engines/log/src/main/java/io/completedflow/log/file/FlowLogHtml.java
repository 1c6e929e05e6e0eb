package io.completedflow.log.file;

import io.completedflow.log.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A namespace's events as one page that needs nothing else: no script, no other file.
 *
 * @param title such as {@code shop / feature-132}
 * @param zone of the local time
 */
public record FlowLogHtml(String title, ZoneId zone) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STYLE = style();

    /** Writes events as they come; the stream is closed. */
    public void write(Stream<Event> events, Appendable out) throws IOException {
        DateTimeFormatter local =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        String heading = escaped("Flow log of " + PlainText.line(title));
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<title>")
                .append(heading)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n")
                .append("<body>\n<main>\n<h1>")
                .append(heading)
                .append("</h1>\n")
                .append("<table>\n<caption>What happened, oldest first. Local time is ")
                .append(escaped(zone.getId()))
                .append(".</caption>\n")
                .append("<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">Kind</th><th scope=\"col\">App</th>")
                .append("<th scope=\"col\">What</th></tr></thead>\n<tbody>\n");
        boolean any = false;
        try (events) {
            for (Iterator<Event> each = events.iterator(); each.hasNext(); any = true) {
                writeRow(each.next(), local, out);
            }
        }
        out.append(any ? "" : "<tr><td colspan=\"4\">Nothing has happened yet.</td></tr>\n");
        out.append("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
    }

    private static void writeRow(Event event, DateTimeFormatter local, Appendable out) throws IOException {
        Outcome outcome = Outcome.of(event.kind());
        out.append("<tr class=\"")
                .append(outcome.word())
                .append("\"><td><time datetime=\"")
                .append(event.at().toString())
                .append("\">")
                .append(local.format(event.at()))
                .append("</time> <small>")
                .append(UTC.format(event.at()))
                .append("</small></td><td><span class=\"kind\"><span aria-hidden=\"true\">")
                .append(outcome.mark())
                .append("</span> ")
                .append(event.kind().word())
                .append("</span></td><td>")
                .append(escaped(PlainText.line(event.app())))
                .append("</td><td>")
                .append(escaped(PlainText.line(event.message())));
        writeData(event.data(), out);
        out.append("</td></tr>\n");
    }

    private static void writeData(Map<String, String> data, Appendable out) throws IOException {
        for (Map.Entry<String, String> entry : data.entrySet()) {
            List<String> lines = PlainText.lines(entry.getValue());
            String name = escaped(PlainText.line(entry.getKey()));
            if (lines.size() == 1) {
                out.append("<div class=\"fact\">")
                        .append(name)
                        .append(": <code>")
                        .append(escaped(lines.get(0)))
                        .append("</code></div>");
            } else {
                out.append("<details><summary>")
                        .append(name)
                        .append(" (")
                        .append(String.valueOf(lines.size()))
                        .append(" lines)</summary>")
                        .append("<pre tabindex=\"0\">")
                        .append(escaped(String.join("\n", lines)))
                        .append("</pre></details>");
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream css = FlowLogHtml.class.getResourceAsStream("flow-log.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
