package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.completedflow.config.Health;
import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What goes wrong on a machine, and what becomes of it. */
class FaultTest extends EngineTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

    @Override
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void jumpingClockChangesNothing() throws Exception {
        Path go = folder.resolve("go");
        TestApp app = app().health(new Health.Probe.Command("test -e " + go), Duration.ofSeconds(30));
        prepare(app.desired());
        awaitStage(APP, Stage.PREPARED);
        start(app.desired());
        awaitStage(APP, Stage.STARTING);
        now.set(Instant.parse("2030-01-01T00:00:00Z"));
        Files.createFile(go);
        Instance running = awaitReady(app.desired());
        now.set(Instant.parse("2020-01-01T00:00:00Z"));
        reopen();
        assertThat(observed(APP).running()).contains(running);
    }

    @Test
    void outputIsBoundedHoweverMuchThereIs() throws Exception {
        deploy(app().first("yes 'a line of output' | head -c 1000000000; echo the last line"));
        Path output = appFolder().resolve("output.log");
        long most = 2 * settings().outputLimit();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(NoSuchFileException.class) // Until it was rotated for the first time.
                .untilAsserted(() -> {
                    assertThat(output(APP)).last().asString().endsWith("the last line");
                    assertThat(Files.size(output) + Files.size(output.resolveSibling("output.log.1")))
                            .isLessThanOrEqualTo(most);
                });
    }

    @Test
    void boundedNumberOfBuildsAtATime() throws Exception {
        Path go = folder.resolve("go");
        List<DesiredApp> apps = java.util.stream.Stream.of("a", "b", "c")
                .map(name -> new TestApp("shop." + name, commit(Map.of("file", name)))
                        .build("while ! test -e " + go + "; do sleep 0.05; done")
                        .desired())
                .toList();
        apps.forEach(this::prepare);
        await().atMost(PATIENCE)
                .until(() -> apps.stream()
                                .filter(app -> observed(app.id())
                                        .attempt()
                                        .filter(at -> at.reason().equals("waits for a build slot"))
                                        .isPresent())
                                .count()
                        == 1);
        assertThat(events.of(Event.Kind.APP_BUILDING)).hasSize(2);
        Files.createFile(go);
        apps.forEach(app -> awaitStage(app.id(), Stage.PREPARED));
    }

    @Test
    void deletesWhatAnEngineBeforeLeftHalfDeleted() throws Exception {
        deploy(app());
        Files.writeString(
                home().resolve("namespaces/" + NAMESPACE + "/namespace.json"),
                Files.readString(home().resolve("namespaces/" + NAMESPACE + "/namespace.json"))
                        .replace("\"deleting\" : false", "\"deleting\" : true"));
        reopen();
        await().atMost(PATIENCE).until(() -> engine.observe().isEmpty());
        assertThat(marked()).isEmpty();
    }

    @Test
    void whatHoldsADeletionIsNamedAndOthersAreDeleted() throws Exception {
        deploy(app());
        engine.save(record("other"));
        Path stubborn = Files.createFile(appFolder().resolve("data/stubborn"));
        assumeTrue(chattr("+i", stubborn), "files cannot be made immutable here (needs root and chattr)");
        try {
            engine.delete(NAMESPACE, false);
            engine.delete("other", false);
            await().atMost(PATIENCE)
                    .until(() -> engine.observe().keySet().equals(java.util.Set.of(NAMESPACE))
                            && engine.observe().get(NAMESPACE).obstacle().contains("stubborn"));
        } finally {
            try (var found = Files.find(home(), 10, (path, unused) -> path.endsWith("stubborn"))) {
                for (Path path : found.toList()) {
                    chattr("-i", path);
                }
            }
        }
        engine.delete(NAMESPACE, false);
        await().atMost(PATIENCE).until(() -> engine.observe().isEmpty());
    }

    private static boolean chattr(String flag, Path path) throws Exception {
        return new ProcessBuilder("sh", "-c", "chattr " + flag + " '" + path + "'")
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void foldersThatAreNotOursAreNotTouched() throws Exception {
        Path foreign = Files.createDirectories(home().resolve("namespaces/foreign"));
        Path file = Files.writeString(foreign.resolve("file"), "precious");
        reopen();
        assertThat(engine.observe()).containsOnlyKeys(NAMESPACE);
        assertThatThrownBy(() -> engine.save(record("foreign")))
                .isInstanceOf(NamespaceTakenException.class)
                .hasMessageContaining("not ours");
        assertThat(file).hasContent("precious");
    }

    @Test
    void damagedNamespaceIsToldOfAndLeavesOthersAlone() throws Exception {
        engine.save(record("other"));
        engine.close();
        Path state = home().resolve("namespaces/other/namespace.json");
        String before = Files.readString(state);
        Files.writeString(state, "{");
        engine = open();
        assertThat(engine.observe()).containsOnlyKeys(NAMESPACE);
        assertThat(events.all()).anyMatch(event -> event.message().contains(state + " is damaged"));
        Files.writeString(state, before);
        reopen();
        assertThat(engine.observe()).containsOnlyKeys(NAMESPACE, "other");
    }

    @Test
    void homeHasOneEngineAtATime() {
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void followedOutputEndsWithTheApp() throws Exception {
        deploy(app().first("echo first"));
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                engine.logs(NAMESPACE, APP, 10, true, lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        reader.start();
        await().atMost(PATIENCE).until(() -> lines.contains("first"));
        Files.writeString(appFolder().resolve("output.log"), "second\n", java.nio.file.StandardOpenOption.APPEND);
        await().atMost(PATIENCE).until(() -> lines.contains("second"));
        engine.apply(desired(NAMESPACE), new Effect.Remove(APP));
        reader.join(PATIENCE.toMillis());
        assertThat(reader.isAlive()).isFalse();
        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void lastOfManyPushesWins() {
        TestApp app = app();
        deploy(app);
        DesiredApp last = null;
        for (int push = 0; push < 100; push++) {
            last = app.at(commit(Map.of("file", "push " + push))).build("true").desired();
            prepare(last);
        }
        String digest = last.digest();
        awaitApp(
                APP,
                seen -> stage(seen, Stage.PREPARED)
                        && seen.attempt().orElseThrow().digest().equals(digest));
        start(last);
        awaitReady(last);
        assertThat(events.of(Event.Kind.APP_BUILDING).count()).isLessThan(50);
    }

    @Test
    void oneMoreAppIsNotStartedTwice() throws Exception {
        TestApp app = app().first("echo x >> $DATA_DIR/starts");
        deploy(app);
        for (int turn = 0; turn < 3; turn++) {
            reopen();
            start(app.desired());
        }
        awaitReady(app.desired());
        assertThat(appFolder().resolve("data/starts")).hasContent("x");
    }
}
