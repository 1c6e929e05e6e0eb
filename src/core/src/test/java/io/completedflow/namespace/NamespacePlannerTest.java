package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.namespace.Decision.Act;
import io.completedflow.namespace.Decision.Failed;
import io.completedflow.namespace.Decision.Keep;
import io.completedflow.namespace.Decision.UnderWay;
import io.completedflow.namespace.Decision.Wait;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamespacePlannerTest {
    private static final AppId CATALOG = AppId.parse("shop.catalog");
    private static final AppId FRONTEND = AppId.parse("shop.frontend");
    private static final AppId BILLING = AppId.parse("shop.billing");

    private final FlowFile file = FlowFileBuilder.shop()
            .group("shop")
            .app("catalog")
            .app("frontend", "catalog")
            .app("billing", app -> app.omitted().external("https://billing.example.test"))
            .build();
    private final DesiredNamespace desired = desired(Records.of("x", file));
    private final Map<AppId, ObservedApp> observed = new LinkedHashMap<>();

    @Test
    void buildsAllAtOnceWhereNothingIsThere() {
        NamespacePlan plan = NamespacePlanner.plan(desired, Optional.empty());
        assertThat(plan.effects()).containsExactly(new Effect.Prepare(CATALOG), new Effect.Prepare(FRONTEND));
        assertThat(plan.waves()).containsExactly(List.of(CATALOG), List.of(FRONTEND));
        assertThat(plan.decisions().get(2).reason())
                .isEqualTo("omitted by its own omitFromDeploy; reached at https://billing.example.test");
        assertThat(plan.complete()).isFalse();
    }

    @Test
    void startsWhenDependenciesAreReadyAndSaysWhatItWaitsFor() {
        observed.put(FRONTEND, attempt(FRONTEND, Stage.PREPARED));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: not built yet");
        observed.put(CATALOG, attempt(CATALOG, Stage.PREPARING));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: building");
        observed.put(CATALOG, attempt(CATALOG, Stage.STARTING));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: starting");
        observed.put(CATALOG, attempt(CATALOG, Stage.FAILED));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: failed");
        observed.put(CATALOG, running(CATALOG, false, "connection refused"));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: not ready: connection refused");
        observed.put(CATALOG, running(CATALOG, true, ""));
        assertThat(decision(FRONTEND)).isInstanceOfSatisfying(Act.class, act -> assertThat(act.effect())
                .isEqualTo(new Effect.Start(FRONTEND)));
    }

    @Test
    void lastGoodRevisionOfAFailedDependencyIsReadyEnough() {
        observed.put(FRONTEND, attempt(FRONTEND, Stage.PREPARED));
        Instance old = instance("old", new Revision("/repos/catalog.git", "main", "0123456789"), true, "");
        observed.put(
                CATALOG,
                new ObservedApp(
                        Optional.of(old), attempt(CATALOG, Stage.PREPARING).attempt()));
        assertThat(waitReason()).isEqualTo("waits for shop.catalog: building");
        observed.put(
                CATALOG,
                new ObservedApp(Optional.of(old), attempt(CATALOG, Stage.FAILED).attempt()));
        assertThat(decision(FRONTEND)).isInstanceOf(Act.class);
        assertThat(decision(CATALOG))
                .isEqualTo(new Failed(CATALOG, "catalog- failed: because; 01234567 runs on", List.of("last line")));
    }

    @Test
    void keepsWhatRunsAsItShould() {
        observed.put(CATALOG, running(CATALOG, true, ""));
        observed.put(FRONTEND, running(FRONTEND, true, ""));
        NamespacePlan plan = plan();
        assertThat(plan.complete()).isTrue();
        assertThat(plan.settled()).isTrue();
        assertThat(decision(CATALOG)).isEqualTo(new Keep(CATALOG, "runs catalog-"));
        observed.put(CATALOG, running(CATALOG, false, "restarting"));
        assertThat(decision(CATALOG)).isEqualTo(new UnderWay(CATALOG, "not ready: restarting"));
        assertThat(decision(FRONTEND)).isInstanceOf(Keep.class);
    }

    @Test
    void newRevisionIsBuiltThoughAnAttemptAtAnotherFailed() {
        Attempt other = new Attempt(
                "other", Records.revision(CATALOG, 9), Stage.FAILED, Instant.EPOCH, "build failed", List.of());
        observed.put(CATALOG, new ObservedApp(Optional.empty(), Optional.of(other)));
        assertThat(decision(CATALOG)).isInstanceOfSatisfying(Act.class, act -> assertThat(act.effect())
                .isEqualTo(new Effect.Prepare(CATALOG)));
    }

    @Test
    void removesWhatIsNotDesired() {
        AppId gone = AppId.parse("shop.gone");
        observed.put(gone, running(CATALOG, true, ""));
        observed.put(BILLING, running(CATALOG, true, ""));
        assertThat(plan().effects()).contains(new Effect.Remove(gone), new Effect.Remove(BILLING));
        assertThat(decision(gone).reason()).isEqualTo("no longer in the flow file");
        assertThat(decision(BILLING).reason()).isEqualTo("omitted by its own omitFromDeploy");
    }

    @Test
    void sleepHaltsWhatRuns() {
        observed.put(CATALOG, running(CATALOG, true, ""));
        DesiredNamespace asleep =
                desired(Records.of("x", Records.of("x", file).deployment().taken(), Set.of(), true));
        NamespacePlan plan = NamespacePlanner.plan(asleep, observation(false));
        assertThat(plan.effects()).containsExactly(new Effect.Halt(CATALOG));
        observed.put(CATALOG, ObservedApp.ABSENT);
        assertThat(NamespacePlanner.plan(asleep, observation(false)).complete()).isTrue();
    }

    @Test
    void unresolvedAppFailsWhileWhatRunsRunsOn() {
        Map<AppId, Revision> taken =
                new HashMap<>(Records.of("x", file).deployment().taken());
        taken.remove(CATALOG);
        DesiredNamespace open = new DesiredNamespaces(file)
                .of(
                        file.templates().get("dev"),
                        Records.of("x", taken, Set.of(), false),
                        Map.of(CATALOG, "/catalog has no branch x"));
        observed.put(FRONTEND, attempt(FRONTEND, Stage.PREPARED));
        List<Decision> decisions =
                NamespacePlanner.plan(open, observation(false)).decisions();
        assertThat(decisions.get(0).reason()).isEqualTo("waits for shop.catalog: failed: /catalog has no branch x");
        assertThat(decisions.get(1)).isEqualTo(new Failed(CATALOG, "/catalog has no branch x", List.of()));
        observed.put(CATALOG, running(CATALOG, true, ""));
        decisions = NamespacePlanner.plan(open, observation(false)).decisions();
        assertThat(decisions.get(0)).isInstanceOf(Act.class);
        assertThat(decisions.get(1).reason()).isEqualTo("/catalog has no branch x; catalog- runs on");
    }

    @Test
    void nothingIsDoneToANamespaceThatIsBeingDeleted() {
        observed.put(CATALOG, attempt(CATALOG, Stage.PREPARED));
        NamespacePlan plan = NamespacePlanner.plan(desired, observation(true));
        assertThat(plan.effects()).isEmpty();
        assertThat(plan.settled()).isFalse();
    }

    @Test
    void longListsOfWhatIsMissingAreCutShort() {
        FlowFile wide = FlowFileBuilder.shop()
                .group("data")
                .app("a")
                .app("b")
                .app("c")
                .app("d")
                .group("shop", "data")
                .app("catalog")
                .build();
        DesiredNamespace many =
                new DesiredNamespaces(wide).of(wide.templates().get("dev"), Records.of("x", wide), Map.of());
        Attempt prepared = new Attempt(
                many.apps().get(CATALOG).digest(),
                Records.revision(CATALOG, 1),
                Stage.PREPARED,
                Instant.EPOCH,
                "",
                List.of());
        observed.put(CATALOG, new ObservedApp(Optional.empty(), Optional.of(prepared)));
        Decision decision =
                NamespacePlanner.plan(many, observation(false)).decisions().get(4);
        assertThat(decision.reason())
                .isEqualTo("waits for data.a: not built yet, data.b: not built yet, data.c: not built yet and 1 more");
    }

    private DesiredNamespace desired(NamespaceRecord record) {
        return new DesiredNamespaces(file).of(file.templates().get("dev"), record, Map.of());
    }

    private Optional<ObservedNamespace> observation(boolean deleting) {
        return Optional.of(new ObservedNamespace(Records.of("x", file), observed, deleting, ""));
    }

    private NamespacePlan plan() {
        return NamespacePlanner.plan(desired, observation(false));
    }

    private Decision decision(AppId app) {
        return plan().decisions().stream()
                .filter(it -> it.app().equals(app))
                .findFirst()
                .orElseThrow();
    }

    private String waitReason() {
        assertThat(decision(FRONTEND)).isInstanceOfSatisfying(Wait.class, wait -> assertThat(wait.on())
                .containsExactly(CATALOG));
        return decision(FRONTEND).reason();
    }

    private ObservedApp attempt(AppId app, Stage stage) {
        DesiredApp wanted = desired.apps().get(app);
        List<String> tail = stage == Stage.FAILED ? List.of("last line") : List.of();
        String reason = stage == Stage.FAILED ? "because" : "";
        return new ObservedApp(
                Optional.empty(),
                Optional.of(new Attempt(wanted.digest(), wanted.revision(), stage, Instant.EPOCH, reason, tail)));
    }

    private ObservedApp running(AppId app, boolean ready, String note) {
        DesiredApp wanted = desired.apps().get(app);
        return new ObservedApp(
                Optional.of(instance(wanted.digest(), wanted.revision(), ready, note)), Optional.empty());
    }

    private static Instance instance(String digest, Revision revision, boolean ready, String note) {
        return new Instance(digest, revision, ready, Instant.EPOCH, Optional.empty(), 0, note);
    }
}
