package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link Engine} does. An implementation's test extends it and says how to open one and how to make apps. */
public abstract class EngineContract extends EngineScene {
    @Test
    void keepsRecords() throws Exception {
        NamespaceRecord record = Records.of("one");
        engine.save(record);
        assertThat(observed("one")).isEqualTo(new ObservedNamespace(record, Map.of(), false, ""));
        NamespaceRecord changed =
                Records.of("one", Map.of(CATALOG, Records.revision(CATALOG, 2)), Set.of(FRONTEND), true);
        engine.save(changed);
        reopen();
        assertThat(observed("one").record()).isEqualTo(changed);
    }

    @Test
    void refusesTheNameOfAnother() throws Exception {
        NamespaceRecord record = Records.of("one");
        engine.save(record);
        for (NamespaceRecord other : List.of(
                Records.owned(record, "market", "one", "watch@test"),
                Records.owned(record, "shop", "another/one", "watch@test"),
                Records.owned(record, "shop", "one", "watch@elsewhere"))) {
            assertThatThrownBy(() -> engine.save(other))
                    .isInstanceOf(NamespaceTakenException.class)
                    .hasMessageContaining("one");
        }
        assertThat(observed("one").record()).isEqualTo(record);
    }

    @Test
    void isTakenOverFromAnotherWriterButNotFromAnotherBranch() throws Exception {
        NamespaceRecord record = Records.of("one");
        engine.save(record);
        NamespaceRecord other = record.takenOverBy("watch@elsewhere");
        assertThatThrownBy(() -> engine.takeOver(Records.owned(other, "shop", "another/one", "watch@elsewhere")))
                .isInstanceOf(NamespaceTakenException.class);
        engine.takeOver(other);
        assertThat(observed("one").record()).isEqualTo(other);
        assertThatThrownBy(() -> engine.save(record)).isInstanceOf(NamespaceTakenException.class);
        reopen();
        assertThat(observed("one").record()).isEqualTo(other);
        engine.takeOver(record);
    }

    @Test
    void preparesAndThenStarts() throws Exception {
        DesiredNamespace desired = saved("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage("one", CATALOG, Stage.PREPARED);
        assertThat(observed("one").apps().get(CATALOG).running()).isEmpty();
        engine.apply(desired, new Effect.Start(CATALOG));
        Instance running = awaitReady(desired, CATALOG);
        assertThat(running.revision()).isEqualTo(desired.apps().get(CATALOG).revision());
        assertThat(observed("one").apps().get(CATALOG).attempt()).isEmpty();
    }

    @Test
    void askingAgainChangesNothing() throws Exception {
        DesiredNamespace desired = saved("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.apply(desired, new Effect.Start(CATALOG));
        engine.apply(desired, new Effect.Prepare(CATALOG));
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage("one", CATALOG, Stage.PREPARED);
        engine.apply(desired, new Effect.Prepare(CATALOG));
        engine.apply(desired, new Effect.Start(CATALOG));
        engine.apply(desired, new Effect.Start(CATALOG));
        Instance running = awaitReady(desired, CATALOG);
        engine.apply(desired, new Effect.Prepare(CATALOG));
        engine.apply(desired, new Effect.Start(CATALOG));
        assertThat(observed("one").apps().get(CATALOG).running()).contains(running);
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    @Test
    void newVersionReplacesTheOld() throws Exception {
        deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 2));
        assertThat(starts("one", CATALOG)).isEqualTo(2);
    }

    @Test
    void failedBuildKeepsWhatRuns() throws Exception {
        keepsWhatRuns(AppBehaviour.BUILD_FAILS);
    }

    @Test
    void failedTestKeepsWhatRuns() throws Exception {
        keepsWhatRuns(AppBehaviour.TEST_FAILS);
    }

    private void keepsWhatRuns(AppBehaviour behaviour) throws Exception {
        DesiredNamespace good = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        DesiredNamespace bad = saved("one", deployable(CATALOG, behaviour, 2));
        engine.apply(bad, new Effect.Prepare(CATALOG));
        assertThatFailed(bad);
        assertThat(awaitReady(good, CATALOG).restarts()).isZero();
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    @Test
    void putsBackWhatRanIfTheNewOneNeverGetsReady() throws Exception {
        DesiredNamespace good = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        DesiredNamespace bad = saved("one", deployable(CATALOG, AppBehaviour.NEVER_READY, 2));
        prepareAndStart(bad);
        assertThatFailed(bad);
        awaitReady(good, CATALOG);
    }

    @Test
    void failureIsForgottenWhenForgiven() throws Exception {
        DesiredNamespace bad = saved("one", deployable(CATALOG, AppBehaviour.BUILD_FAILS, 1));
        engine.apply(bad, new Effect.Prepare(CATALOG));
        assertThatFailed(bad);
        engine.apply(bad, new Effect.Prepare(CATALOG));
        assertThatFailed(bad);
        engine.forgive("one", CATALOG);
        assertThat(engine.observe().get("one").apps().get(CATALOG).attempt()).isEmpty();
        engine.apply(bad, new Effect.Prepare(CATALOG));
        assertThatFailed(bad);
    }

    @Test
    void haltKeepsData() throws Exception {
        DesiredNamespace desired = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.apply(desired, new Effect.Halt(CATALOG));
        awaitApp("one", CATALOG, app -> app.running().isEmpty());
        prepareAndStart(desired);
        awaitReady(desired, CATALOG);
        assertThat(starts("one", CATALOG)).isEqualTo(2);
    }

    @Test
    void dataOfARemovedAppWaitForItAndGoWithTheNamespace() throws Exception {
        DesiredNamespace desired = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        remove(desired);
        assertThat(starts("one", CATALOG)).isZero();
        prepareAndStart(desired);
        awaitReady(desired, CATALOG);
        assertThat(starts("one", CATALOG)).isEqualTo(2);
        remove(desired);
        engine.delete("one", false);
        await().atMost(patience()).until(() -> !engine.observe().containsKey("one"));
        deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    private void remove(DesiredNamespace desired) {
        engine.apply(desired, new Effect.Remove(CATALOG));
        await().atMost(patience())
                .until(() -> !engine.observe().get(desired.name()).apps().containsKey(CATALOG));
    }

    @Test
    void deletionEndsWithTheNamespaceGoneAndOthersUntouched() throws Exception {
        Deployable app = deployable(CATALOG, AppBehaviour.GOOD, 1);
        deployed("one", app);
        DesiredNamespace other = deployed("two", app);
        Instance running = awaitReady(other, CATALOG);
        engine.delete("one", false);
        engine.delete("one", false);
        await().atMost(patience()).until(() -> !engine.observe().containsKey("one"));
        assertThat(starts("one", CATALOG)).isZero();
        assertThat(observed("two").apps().get(CATALOG).running()).contains(running);
        engine.delete("never-there", false);
        deployed("one", app);
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    @Test
    void deletionGoesOnAfterReopening() throws Exception {
        deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.delete("one", false);
        reopen();
        await().atMost(patience()).until(() -> !engine.observe().containsKey("one"));
    }

    @Test
    void reopenedEngineObservesTheSame() throws Exception {
        DesiredNamespace desired = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.apply(saved("one", deployable(CATALOG, AppBehaviour.BUILD_FAILS, 2)), new Effect.Prepare(CATALOG));
        awaitStage("one", CATALOG, Stage.FAILED);
        ObservedNamespace before = observed("one");
        reopen();
        assertThat(awaitReady(desired, CATALOG))
                .isEqualTo(before.apps().get(CATALOG).running().orElseThrow());
        assertThat(observed("one")).isEqualTo(before);
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    @Test
    void whatWasBegunIsContinuedAfterReopening() throws Exception {
        DesiredNamespace desired = saved("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        engine.apply(desired, new Effect.Prepare(CATALOG));
        reopen();
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage("one", CATALOG, Stage.PREPARED);
        reopen();
        engine.apply(desired, new Effect.Prepare(CATALOG)); // What is quickly made may be made again.
        awaitStage("one", CATALOG, Stage.PREPARED);
        engine.apply(desired, new Effect.Start(CATALOG));
        reopen();
        awaitReady(desired, CATALOG);
        assertThat(starts("one", CATALOG)).isEqualTo(1);
    }

    @Test
    void appsOfANamespaceAreDeployedEachForItself() throws Exception {
        DesiredNamespace desired = saved(
                "one", deployable(CATALOG, AppBehaviour.GOOD, 1), deployable(FRONTEND, AppBehaviour.BUILD_FAILS, 1));
        engine.apply(desired, new Effect.Prepare(FRONTEND));
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage("one", FRONTEND, Stage.FAILED);
        awaitStage("one", CATALOG, Stage.PREPARED);
        engine.apply(desired, new Effect.Start(CATALOG));
        awaitReady(desired, CATALOG);
    }

    @Test
    void changesAreTold() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        engine.onChange(told::add);
        DesiredNamespace desired = saved("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        told.clear();
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage("one", CATALOG, Stage.PREPARED);
        await().atMost(patience()).until(() -> told.contains("one"));
        told.clear();
        engine.apply(desired, new Effect.Start(CATALOG));
        awaitReady(desired, CATALOG);
        await().atMost(patience()).until(() -> told.contains("one"));
        told.clear();
        engine.delete("one", false);
        await().atMost(patience()).until(() -> told.contains("one"));
    }

    @Test
    protected void outputCanBeRead() throws Exception {
        DesiredNamespace desired = deployed("one", deployable(CATALOG, AppBehaviour.GOOD, 1));
        String revision = desired.apps().get(CATALOG).revision().id();
        await().atMost(patience()).untilAsserted(() -> {
            List<String> lines = new ArrayList<>();
            engine.logs("one", CATALOG, 100, false, lines::add);
            assertThat(lines).anyMatch(line -> line.endsWith(revision));
        });
        List<String> none = new ArrayList<>();
        engine.logs("one", CATALOG, 0, false, none::add);
        assertThat(none).isEmpty();
    }
}
