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
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <table>
            <caption>What happened, oldest first. Local time is %s.</caption>
            <thead><tr><th scope="col">Time</th><th scope="col">Kind</th><th scope="col">App</th><th scope="col">What</th></tr></thead>
            <tbody>
            """;
    private static final String ROW = "<tr class=\"%s\"><td><time datetime=\"%s\">%s</time> <small>%s</small></td>"
            + "<td><span class=\"kind\"><span aria-hidden=\"true\">%s</span> %s</span></td><td>%s</td><td>%s";
    private static final String FACT = "<div class=\"fact\">%s: <code>%s</code></div>";
    private static final String OUTPUT =
            "<details><summary>%s (%d lines)</summary><pre tabindex=\"0\">%s</pre></details>";
    private static final String FOOT = "</tbody>\n</table>\n</main>\n</body>\n</html>\n";

    /** Writes events as they come; the stream is closed. */
    public void write(Stream<Event> events, Appendable out) throws IOException {
        DateTimeFormatter local =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        String heading = escaped("Flow log of " + PlainText.line(title));
        out.append(HEAD.formatted(heading, STYLE, heading, escaped(zone.getId())));
        boolean any = false;
        try (events) {
            for (Iterator<Event> each = events.iterator(); each.hasNext(); any = true) {
                writeRow(each.next(), local, out);
            }
        }
        out.append(any ? "" : "<tr><td colspan=\"4\">Nothing has happened yet.</td></tr>\n");
        out.append(FOOT);
    }

    private static void writeRow(Event event, DateTimeFormatter local, Appendable out) throws IOException {
        Outcome outcome = Outcome.of(event.kind());
        out.append(ROW.formatted(
                outcome.word(),
                event.at(),
                local.format(event.at()),
                UTC.format(event.at()),
                outcome.mark(),
                event.kind().word(),
                escaped(PlainText.line(event.app())),
                escaped(PlainText.line(event.message()))));
        writeData(event.data(), out);
        out.append("</td></tr>\n");
    }

    private static void writeData(Map<String, String> data, Appendable out) throws IOException {
        for (Map.Entry<String, String> entry : data.entrySet()) {
            List<String> lines = PlainText.lines(entry.getValue());
            String name = escaped(PlainText.line(entry.getKey()));
            out.append(
                    lines.size() == 1
                            ? FACT.formatted(name, escaped(lines.get(0)))
                            : OUTPUT.formatted(name, lines.size(), escaped(String.join("\n", lines))));
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
