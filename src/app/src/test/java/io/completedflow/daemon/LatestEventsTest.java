package io.completedflow.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.log.Event;
import io.completedflow.log.file.FileEventLog;
import io.completedflow.view.EventView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path home;

    private FileEventLog log;
    private LatestEvents latest;

    @BeforeEach
    void openLog() {
        log = new FileEventLog(home, warning -> {});
        append("one", Event.Kind.NAMESPACE_CREATED, "before anybody looked");
        latest = LatestEvents.of(log);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void areThoseOfTheLogAndThoseSince() {
        assertThat(messages("one")).containsExactly("before anybody looked");

        append("one", Event.Kind.APP_READY, "since");
        append("two", Event.Kind.APP_READY, "another");

        assertThat(messages("one")).containsExactly("before anybody looked", "since");
        assertThat(latest.of("shop", "one").get(1))
                .isEqualTo(new EventView(NOW, "shop.catalog", Event.Kind.APP_READY, "since"));
    }

    @Test
    void areTheLastTwenty() {
        assertThat(messages("one")).hasSize(1);
        IntStream.rangeClosed(1, 25).forEach(number -> append("one", Event.Kind.APP_READY, "event " + number));

        assertThat(messages("one")).hasSize(20).startsWith("event 6").endsWith("event 25");
    }

    @Test
    void areForgottenWithTheirNamespace() {
        assertThat(messages("one")).hasSize(1);
        append("one", Event.Kind.NAMESPACE_DELETED, "gone");

        assertThat(messages("one")).containsExactly("before anybody looked", "gone");
    }

    private List<String> messages(String namespace) {
        return latest.of("shop", namespace).stream().map(EventView::message).toList();
    }

    private void append(String namespace, Event.Kind kind, String message) {
        log.append(new Event(NOW, "shop", namespace, "shop.catalog", kind, message, Map.of()));
    }
}
