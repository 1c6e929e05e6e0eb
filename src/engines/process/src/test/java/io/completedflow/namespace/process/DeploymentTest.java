package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.config.Health;
import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentTest extends EngineTest {
    @Test
    void runsWhatWasBuilt() throws Exception {
        deploy(app().build("cat file > built").test("grep content built").first("cat built"));
        assertThat(output(APP)).containsExactly("content");
        assertThat(events.of(Event.Kind.APP_BUILDING)).hasSize(1);
        assertThat(events.of(Event.Kind.APP_TESTING)).hasSize(1);
        assertThat(events.of(Event.Kind.APP_PREPARED)).hasSize(1);
    }

    @Test
    void manyAppsAreDeployedAtOnce() {
        List<DesiredApp> apps = IntStream.range(0, 20)
                .mapToObj(number -> new TestApp("shop.app" + number, commit(Map.of("file", "of " + number)))
                        .build("cp file built")
                        .first("cat built")
                        .desired())
                .toList();
        apps.forEach(this::prepare);
        apps.forEach(app -> awaitStage(app.id(), Stage.PREPARED));
        apps.forEach(this::start);
        apps.forEach(this::awaitReady);
        assertThat(apps.stream()
                        .map(app -> observed(app.id()).running().orElseThrow().address()))
                .doesNotHaveDuplicates();
    }

    @Test
    void buildsEqualSourcesOnce() {
        TestApp app = app().build("echo built >> " + folder.resolve("builds"));
        deploy(app);
        Instance second =
                deploy(app.at(commit(Map.of("file", "content"))).env("A", "b").env("A", "c"));
        assertThat(second.restarts()).isZero();
        assertThat(folder.resolve("builds")).hasContent("built\nbuilt");
        deploy(app.at(commit(Map.of("file", "other"))));
        assertThat(folder.resolve("builds")).hasContent("built\nbuilt\nbuilt");
    }

    @Test
    void anotherCommitOfTheSameContentNeedsNoRestart() {
        TestApp app = app();
        Instance before = deploy(app);
        DesiredApp same = app.at(commit(Map.of("file", "content"))).desired();
        prepare(same);
        Instance after = awaitReady(same);
        assertThat(after.revision()).isEqualTo(same.revision()).isNotEqualTo(before.revision());
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(observed(APP).attempt()).isEmpty();
    }

    @Test
    void failedTestKeepsWhatRunsAndSaysWhy() {
        Instance good = deploy(app());
        DesiredApp bad = app().test("echo no good; exit 3").desired();
        prepare(bad);
        Attempt attempt = awaitStage(APP, Stage.FAILED);
        assertThat(attempt.reason()).isEqualTo("test failed with exit status 3");
        assertThat(attempt.tail()).containsExactly("no good");
        assertThat(observed(APP).running()).contains(good);
    }

    @Test
    void putsBackWhatRanIfTheNewOneExits() {
        TestApp app = app();
        Instance good = deploy(app);
        Attempt failed = deployInVain(app().run("echo oh; exit 4"));
        assertThat(failed.reason())
                .contains("crashed with exit status 4")
                .contains("put back " + good.revision().shortId());
        assertThat(failed.tail()).containsExactly("oh");
        Instance back = awaitReady(app.desired());
        assertThat(back.address()).isEqualTo(good.address());
        assertThat(events.of(Event.Kind.APP_PUT_BACK)).hasSize(1);
    }

    @Test
    void putsBackWhatRanIfTheNewOneNeverGetsReady() {
        TestApp app = app();
        deploy(app);
        Attempt failed =
                deployInVain(app().health(new Health.Probe.Command("echo not yet; false"), Duration.ofMillis(300)));
        assertThat(failed.reason()).contains("not ready within").contains("exit status 1");
        awaitReady(app.desired());
    }

    @Test
    void appThatLeavesTheForegroundFailsAndLeavesNothing() throws Exception {
        Attempt failed = deployInVain(app().run("setsid sleep 1000 & exit 0"));
        assertThat(failed.reason()).contains("an app must stay in the foreground");
        assertThat(marked()).isEmpty();
    }

    @Test
    void newerRevisionCallsOffTheBuildOfAnOlder() throws Exception {
        DesiredApp older =
                app().build("touch " + folder.resolve("begun") + "; sleep 1000").desired();
        prepare(older);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("begun")));
        deploy(app().build("true"));
        assertThat(events.of(Event.Kind.APP_BUILDING)).hasSize(2);
        assertThat(marked()).noneMatch(process -> processes
                .mark(process.pid())
                .filter(mark -> mark.contains("/build/"))
                .isPresent());
    }

    @Test
    void forgivenFailureIsTriedAgain() {
        TestApp app = app().build("test -e " + folder.resolve("fixed"));
        prepare(app.desired());
        awaitStage(APP, Stage.FAILED);
        engine.forgive(NAMESPACE, APP);
        awaitApp(APP, now -> now.attempt().isEmpty());
        assertThat(folder.resolve("fixed").toFile().mkdir()).isTrue();
        deploy(app);
    }

    @Test
    void restartsWhatCrashesWithBackOff() {
        TestApp app = app().first(
                        "test -e \"$DATA_DIR/crashed\" || { touch \"$DATA_DIR/crashed\"; touch \"$TMPDIR/up\"; sleep 0.4; exit 3; }");
        deploy(app);
        ObservedApp crashed = awaitApp(
                APP, now -> now.running().filter(found -> !found.ready()).isPresent());
        assertThat(crashed.running().orElseThrow().digest())
                .isEqualTo(app.desired().digest());
        Instance again = awaitApp(APP, now -> now.running()
                        .filter(found -> found.ready() && found.restarts() == 1)
                        .isPresent())
                .running()
                .orElseThrow();
        assertThat(again.note()).isEmpty();
        assertThat(events.of(Event.Kind.APP_RESTARTING)).singleElement().satisfies(event -> assertThat(event.message())
                .isEqualTo("crashed with exit status 3, restart in 100 ms (1st)"));
    }

    @Test
    void restartsWhatNoLongerAnswers() {
        TestApp app = app().health(TestApp.SAYS_SO, Duration.ofSeconds(10), Duration.ofMillis(50));
        deploy(app);
        assertThat(appFolder().resolve("tmp/up").toFile().delete()).isTrue();
        awaitApp(APP, now -> now.running()
                .filter(found -> found.ready() && found.restarts() == 1)
                .isPresent());
        assertThat(events.of(Event.Kind.APP_RESTARTING)).singleElement().satisfies(event -> assertThat(event.message())
                .contains("failed its health check 3 times"));
    }

    @Test
    void haltStopsAndKeepsData() throws Exception {
        TestApp app = app().first("echo x >> \"$DATA_DIR/starts\"");
        deploy(app);
        halt(APP);
        awaitApp(APP, now -> now.running().isEmpty());
        assertThat(marked()).isEmpty();
        assertThat(observed(APP).attempt().orElseThrow().stage()).isEqualTo(Stage.PREPARED);
        start(app.desired());
        awaitReady(app.desired());
        // The file by which it says that it is ready may still be the first process's.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(appFolder().resolve("data/starts"))
                .hasContent("x\nx"));
    }

    @Test
    void endsAnAppThatIgnoresTermAndAllItsChildren() throws Exception {
        deploy(app().run("trap '' TERM; (setsid env -i sleep 1000 &); setsid sleep 1000 & touch \"$TMPDIR/up\";"
                + " while :; do sleep 100; done"));
        assertThat(marked().size()).isGreaterThanOrEqualTo(2);
        halt(APP);
        awaitApp(APP, now -> now.running().isEmpty());
        assertThat(marked()).isEmpty();
    }

    @Test
    void adoptsWhatRuns() throws Exception {
        TestApp app = app();
        Instance before = deploy(app);
        reopen();
        assertThat(observed(APP).running()).contains(before);
        assertThat(events.of(Event.Kind.APP_ADOPTED)).hasSize(1);
    }

    @Test
    void noticesTheEndOfWhatItAdopted() throws Exception {
        TestApp app = app();
        deploy(app);
        reopen();
        for (var process : marked()) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        awaitApp(APP, now -> now.running()
                .filter(found -> found.ready() && found.restarts() == 1)
                .isPresent());
    }
}
