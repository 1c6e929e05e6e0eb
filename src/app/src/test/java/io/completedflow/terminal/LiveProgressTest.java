package io.completedflow.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final StringWriter written = new StringWriter();

    @Test
    void writesOverItsLinesAndLeavesTheLastStateOnTheScreen() {
        try (Progress progress = progress(80)) {
            progress.accept(
                    namespace(app("shop.a", AppState.PREPARING, "builds"), app("shop.b", AppState.WAITING, "")));
            progress.accept(namespace(app("shop.a", AppState.READY, ""), app("shop.b", AppState.STARTING, "")));
        }
        assertThat(screen()).containsExactly(" ✓  shop.a  ready     0s", " ▸  shop.b  starting  0s");
    }

    @Test
    void cutsLinesThatWouldWrap() {
        try (Progress progress = progress(24)) {
            progress.accept(namespace(app("shop.a", AppState.FAILED, "its test failed with exit status 1")));
        }
        assertThat(screen()).singleElement().asString().hasSizeLessThan(24).startsWith(" ✗  shop.a  failed");
    }

    @Test
    void showsNothingBeforeThereIsSomething() {
        progress(80).close();
        assertThat(written.toString()).isEmpty();
    }

    private Progress progress(int width) {
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader("")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(written),
                Style.PLAIN,
                Style.PLAIN,
                true,
                false,
                width);
        return Progress.on(terminal, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** What a terminal would show after all that was written: the lines since the last move up. */
    private List<String> screen() {
        String all = written.toString();
        int lastMove = all.lastIndexOf('A') + 1;
        return all.substring(lastMove)
                .replace("\033[K", "")
                .replace("\033[J", "")
                .replace("\r", "")
                .lines()
                .toList();
    }

    private static NamespaceView namespace(AppView... apps) {
        return new NamespaceView(
                "n",
                "p",
                "n",
                "dev",
                false,
                NamespaceState.PROGRESSING,
                "",
                "",
                Optional.empty(),
                NOW,
                NOW,
                NOW,
                Optional.empty(),
                "",
                List.of(apps),
                List.of());
    }

    private static AppView app(String id, AppState state, String reason) {
        return new AppView(
                id,
                state,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
