package io.completedflow.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.completedflow.log.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventLogTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();
    private FileEventLog log;
    private Path file;

    @BeforeEach
    void setUp() {
        log = new FileEventLog(home, warnings::add);
        file = home.resolve("log/shop/feature-1.ndjson");
    }

    @Test
    void keepsEventsOfEachNamespaceInOrderAndOverRestarts() {
        log.append(Events.of("feature-1", "one"));
        log.append(Events.of("feature-2", "other"));
        log.append(Events.of("", "whole product"));
        new FileEventLog(home, warnings::add).append(Events.of("feature-1", "two"));
        assertThat(messages("feature-1")).containsExactly("one", "two");
        assertThat(messages("feature-2")).containsExactly("other");
        assertThat(messages("")).containsExactly("whole product");
        assertThat(messages("feature-3")).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        Event event = Events.of(
                Event.Kind.APP_FAILED,
                "shop.catalog",
                "naïve \"quotes\" \\ \n\t 🚀 \u2028",
                Map.of("tail", "a\nb\n", "k", ""));
        log.append(event);
        assertThat(read("feature-1")).containsExactly(event);
        assertThat(Files.readString(file)).containsOnlyOnce("\n").endsWith("\n");
    }

    @Property(tries = 200)
    void anyTextIsOneLineAndComesBack(@ForAll String message, @ForAll String name, @ForAll String value) {
        Event event = Events.of(Event.Kind.APP_FAILED, "shop.catalog", message, Map.of(name, value));
        String line = EventJson.write(event);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(EventJson.read(line)).contains(event);
    }

    @Test
    void aTornLastLineIsNotSeenAndIsCutBeforeTheNext() throws IOException {
        log.append(Events.of("feature-1", "one"));
        Files.writeString(file, "{\"at\":\"2026-11-21T10:1", StandardOpenOption.APPEND);
        FileEventLog next = new FileEventLog(home, warnings::add);
        assertThat(messages("feature-1")).containsExactly("one");
        next.append(Events.of("feature-1", "two"));
        assertThat(messages("feature-1")).containsExactly("one", "two");
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void aTornLineMayBeLongOrTheOnlyOne() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{" + "x".repeat(200_000));
        log.append(Events.of("feature-1", "one"));
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(messages("feature-1")).containsExactly("one");
    }

    @Test
    void skipsLinesThatAreNoEventsOrOfALaterVersion() throws IOException {
        log.append(Events.of("feature-1", "one"));
        Files.writeString(
                file,
                "\ngarbage\n[1]\nnull\n{\"kind\":\"app.ready\"}\n{\"kind\":\"app.levitating\",\"at\":\"2026-11-21T10:15:30Z\"}\n",
                StandardOpenOption.APPEND);
        log.append(Events.of("feature-1", "two"));
        assertThat(messages("feature-1")).containsExactly("one", "two");
    }

    @Test
    void whatAFullDiskRefusesIsKeptSaidOnceAndWrittenLater() throws IOException {
        fullDisk();
        IntStream.range(0, 5).forEach(i -> log.append(Events.of("feature-1", "event " + i)));
        assertThat(warnings).hasSize(1).first().asString().contains("cannot be written", "Make room");
        assertThat(messages(log, "feature-1")).containsExactly("event 0", "event 1", "event 2", "event 3", "event 4");
        Files.delete(file);
        log.flush();
        assertThat(warnings).hasSize(2).last().asString().contains("written again");
        log.append(Events.of("feature-1", "event 5"));
        assertThat(messages("feature-1"))
                .containsExactly("event 0", "event 1", "event 2", "event 3", "event 4", "event 5");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void anotherNamespacesEventBringsTheWaitingOnesToo() throws IOException {
        fullDisk();
        log.append(Events.of("feature-1", "one"));
        log.append(Events.of("feature-2", "is written at once"));
        assertThat(messages("feature-2")).containsExactly("is written at once");
        Files.delete(file);
        log.append(Events.of("feature-2", "two"));
        assertThat(messages("feature-1")).containsExactly("one");
    }

    @Test
    void memoryIsBoundedAndTheLossIsCounted() throws IOException {
        fullDisk();
        IntStream.range(0, LogFile.MOST_WAITING + 7).forEach(i -> log.append(Events.of("feature-1", "event " + i)));
        Files.delete(file);
        log.close();
        assertThat(messages("feature-1")).hasSize(LogFile.MOST_WAITING).first().isEqualTo("event 7");
        assertThat(warnings).anyMatch(warning -> warning.contains("7 events were lost"));
    }

    @Test
    void closingSaysWhatWasNeverWritten() throws IOException {
        fullDisk();
        log.append(Events.of("feature-1", "one"));
        log.close();
        assertThat(warnings).last().asString().contains("1 events were never written");
    }

    @Test
    void listenersHearUntilClosedAndOneThatFailsHindersNobody() throws Exception {
        List<Event> heard = new ArrayList<>();
        log.listen(event -> {
            throw new IllegalStateException("broken");
        });
        AutoCloseable listening = log.listen(heard::add);
        Event one = Events.of("feature-1", "one");
        log.append(one);
        listening.close();
        log.append(Events.of("feature-1", "two"));
        assertThat(heard).containsExactly(one);
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("broken"));
        assertThat(messages("feature-1")).containsExactly("one", "two");
    }

    @Test
    void manyThreadsLoseNothing() {
        IntStream.range(0, 400).parallel().forEach(i -> log.append(Events.of("feature-" + i % 4, "event " + i)));
        for (int namespace = 0; namespace < 4; namespace++) {
            assertThat(messages("feature-" + namespace)).hasSize(100).doesNotHaveDuplicates();
        }
    }

    @Test
    void noNameLeadsOutOfTheLogFolderOrMeetsAnother() throws IOException {
        List<String> names =
                List.of("..", "../x", "/etc/x", "a/b", "a-b", "A", "a", "_product", "é", "x".repeat(300), "a\u0000b");
        names.forEach(
                name -> log.append(new Event(Events.AT, name, name, "", Event.Kind.NAMESPACE_READY, name, Map.of())));
        for (String name : names) {
            try (Stream<Event> events = log.read(name, name)) {
                assertThat(events.map(Event::message)).containsExactly(name);
            }
        }
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isRegularFile))
                    .hasSize(names.size())
                    .allMatch(path -> path.startsWith(home.resolve("log")));
        }
        assertThat(warnings).isEmpty();
    }

    private void fullDisk() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full, which refuses every write as a full disk does");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, full);
    }

    private List<Event> read(String namespace) {
        try (Stream<Event> events = log.read("shop", namespace)) {
            return events.toList();
        }
    }

    /** As one sees them who opens the log anew. */
    private List<String> messages(String namespace) {
        return messages(new FileEventLog(home, warnings::add), namespace);
    }

    private static List<String> messages(FileEventLog log, String namespace) {
        try (Stream<Event> events = log.read("shop", namespace)) {
            return events.map(Event::message).toList();
        }
    }
}
