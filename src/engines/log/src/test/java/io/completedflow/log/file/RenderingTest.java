package io.completedflow.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.log.Event;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String HOSTILE =
            "<script>alert('x')</script>\r\n\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u202eleft\u0000 \"&amp;";

    @Test
    void textIsOneAlignedLineForEachEventWithItsTailBeneath() throws IOException {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("revision", "1a2b3c4d");
        data.put("tail", "compiling\n\terror: boom\n");
        String text = text(
                Events.of(Event.Kind.NAMESPACE_CREATED, "", "made for branch feature-1", Map.of()),
                Events.of(Event.Kind.APP_FAILED, "shop.catalog", "its test failed", data));
        assertThat(text).isEqualTo("""
                        2026-11-21 10:15:30.123Z  11:15:30 +01:00  namespace.created             -                     made for branch feature-1
                        2026-11-21 10:15:30.123Z  11:15:30 +01:00  app.failed                    shop.catalog          its test failed
                                revision: 1a2b3c4d
                                tail:
                                | compiling
                                |     error: boom
                        """);
    }

    @Test
    void textHasNothingThatMovesATerminal() throws IOException {
        String text = text(Events.of(Event.Kind.APP_FAILED, HOSTILE, HOSTILE, Map.of(HOSTILE, HOSTILE)));
        assertThat(text).doesNotContain("\u001b", "\u0007", "\u0000", "\u202e", "\r", "title", "[31m");
        assertThat(text).contains("red");
        assertThat(text.lines()).hasSize(4);
    }

    @Property(tries = 300)
    void nothingInjectsALineOrAControl(@ForAll String anything) {
        assertThat(PlainText.line(anything).chars()).noneMatch(Character::isISOControl);
        assertThat(PlainText.lines(anything))
                .allSatisfy(line -> assertThat(line.chars()).noneMatch(Character::isISOControl));
    }

    @Test
    void htmlEscapesWhateverItShows() throws IOException {
        String html = html(HOSTILE, Events.of(Event.Kind.APP_FAILED, HOSTILE, HOSTILE, Map.of(HOSTILE, HOSTILE)));
        assertThat(html).doesNotContain("<script", "\u001b", "\u202e", "\u0000", "alert('x')");
        assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&quot;&amp;amp;");
    }

    @Test
    void htmlNeedsNothingElseAndSaysWhatItIs() throws IOException {
        String html = html("shop / feature-1", Events.of("feature-1", "catalog is ready"));
        assertThat(html)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains(
                        "<title>Flow log of shop / feature-1</title>",
                        "name=\"viewport\"",
                        "default-src 'none'",
                        "<caption>",
                        "<th scope=\"col\">Kind</th>",
                        "<time datetime=\"2026-11-21T10:15:30.123Z\">2026-11-21 11:15:30</time>",
                        "prefers-color-scheme: dark",
                        "catalog is ready")
                .doesNotContain("http://", "https://", "<script", "<link", "<img");
    }

    @Test
    void htmlSaysThatNothingHappened() throws IOException {
        assertThat(html("shop")).contains("Nothing has happened yet.");
    }

    @Test
    void theStreamIsClosed() throws IOException {
        boolean[] closed = new boolean[2];
        new FlowLogText(PARIS).write(Stream.<Event>empty().onClose(() -> closed[0] = true), new StringBuilder());
        new FlowLogHtml("shop", PARIS)
                .write(Stream.<Event>empty().onClose(() -> closed[1] = true), new StringBuilder());
        assertThat(closed).containsExactly(true, true);
    }

    private static String text(Event... events) throws IOException {
        StringBuilder out = new StringBuilder();
        new FlowLogText(PARIS).write(Stream.of(events), out);
        return out.toString();
    }

    private static String html(String title, Event... events) throws IOException {
        StringBuilder out = new StringBuilder();
        new FlowLogHtml(title, PARIS).write(List.of(events).stream(), out);
        return out.toString();
    }
}
