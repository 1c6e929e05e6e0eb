package io.completedflow.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Health;
import io.completedflow.door.Route;
import io.completedflow.log.EventLog;
import io.completedflow.log.file.FileEventLog;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.FlowFileBuilder;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.Records;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the daemon shows of a namespace, and where its front door leads. */
class ShownStatusTest {
    private static final AppId BACK = AppId.parse("web.back");
    private static final AppId FRONT = AppId.parse("web.front");
    private static final AppId JOB = AppId.parse("web.job");
    private static final FlowFile FILE = FlowFileBuilder.shop()
            .group("web")
            .app("front", "back")
            .app("back")
            .app(
                    "job",
                    app -> app.health(
                            new Health(new Health.Probe.Alive(), Health.DEFAULT.deadline(), Health.DEFAULT.interval())))
            .app("billing", app -> app.omitted().external("https://billing.example.test"))
            .build();
    private static final NamespaceRecord AWAKE = Records.of("feature", FILE);

    private final Map<AppId, ObservedApp> apps = new HashMap<>();
    private final List<String> used = new ArrayList<>();

    private void runs(AppId app, boolean ready) {
        DesiredNamespace desired = desired(AWAKE);
        apps.put(
                app,
                new ObservedApp(
                        Optional.of(new Instance(
                                desired.apps().get(app).digest(),
                                Records.revision(app, 1),
                                ready,
                                Records.START,
                                Optional.of("http://127.0.0.1:20001"),
                                2,
                                ready ? "" : "no answer")),
                        Optional.empty()));
    }

    private static DesiredNamespace desired(NamespaceRecord record) {
        return new DesiredNamespaces(FILE).of(FILE.templates().get("dev"), record, Map.of());
    }

    private NamespaceStatus status(NamespaceRecord record) {
        ObservedNamespace observed = new ObservedNamespace(record, Map.copyOf(apps), false, "");
        DesiredNamespace desired = desired(record);
        return new NamespaceStatus(
                observed,
                Optional.of(desired),
                Optional.of(NamespacePlanner.plan(desired, Optional.of(observed))),
                "",
                Optional.empty());
    }

    private static EventLog log() {
        return new FileEventLog(Path.of("nowhere"), warning -> {});
    }

    private static NamespaceView view(NamespaceStatus status) {
        return new StatusView(host -> Optional.of("http://" + host + ".localhost:8080"), LatestEvents.of(log()))
                .view(status);
    }

    private static AppView app(NamespaceView view, AppId id) {
        return view.apps(id.toString()).get(0);
    }

    private DoorRoutes routes(NamespaceRecord record) {
        DoorRoutes routes = new DoorRoutes(() -> Map.of("feature", status(record)), used::add);
        routes.update();
        return routes;
    }

    @Test
    void appsAreShownInTheOrderOfTheirDependencies() {
        NamespaceView view = view(status(AWAKE));

        assertThat(view.state()).isEqualTo(NamespaceState.PROGRESSING);
        List<String> ids = view.apps().stream().map(AppView::id).toList();
        assertThat(ids).containsSubsequence("web.back", "web.front").contains("web.job", "web.billing");
    }

    @Test
    void aReadyAppIsShownWithItsAddresses() {
        runs(BACK, true);
        runs(FRONT, true);
        runs(JOB, true);

        NamespaceView view = view(status(AWAKE));

        assertThat(view.state()).isEqualTo(NamespaceState.READY);
        AppView front = app(view, FRONT);
        assertThat(front.state()).isEqualTo(AppState.READY);
        assertThat(front.address()).contains("http://127.0.0.1:20001");
        assertThat(front.url()).contains("http://front.feature.localhost:8080");
        assertThat(front.restarts()).isEqualTo(2);
        assertThat(front.depends()).containsExactly("web.back");
        assertThat(app(view, JOB).url()).isEmpty();
        AppView billing = app(view, AppId.parse("web.billing"));
        assertThat(billing.state()).isEqualTo(AppState.EXTERNAL);
        assertThat(billing.address()).contains("https://billing.example.test");
    }

    @Test
    void aFailedAppIsShownWithItsLastLinesAndWhatRunsOn() {
        runs(BACK, true);
        String digest = desired(AWAKE).apps().get(FRONT).digest();
        Attempt failed =
                new Attempt(digest, Records.revision(FRONT, 1), Stage.FAILED, Records.START, "crashed", List.of("oh"));
        apps.put(FRONT, new ObservedApp(Optional.empty(), Optional.of(failed)));
        runs(JOB, true);

        NamespaceView view = view(status(AWAKE));

        assertThat(view.state()).isEqualTo(NamespaceState.FAILED);
        assertThat(app(view, FRONT).state()).isEqualTo(AppState.FAILED);
        assertThat(app(view, FRONT).tail()).containsExactly("oh");
        assertThat(app(view, FRONT).running()).isEmpty();
        assertThat(app(view, FRONT).next()).contains(Records.revision(FRONT, 1));
    }

    @Test
    void theDoorLeadsToWhatIsReadyAndSaysWhyNotToTheRest() {
        runs(BACK, true);

        DoorRoutes routes = routes(AWAKE);

        assertThat(routes.find("back.feature"))
                .isEqualTo(new Route.Ready("feature", "web.back", URI.create("http://127.0.0.1:20001")));
        assertThat(routes.find("front.feature"))
                .isInstanceOfSatisfying(Route.NotReady.class, route -> assertThat(route.reason())
                        .isNotEmpty());
        assertThat(routes.find("job.feature")).isEqualTo(new Route.Unknown());
        assertThat(routes.find("front.other")).isEqualTo(new Route.Unknown());
        assertThat(routes.hosts()).containsExactlyInAnyOrder("back.feature", "front.feature");
    }

    @Test
    void theDoorKnowsWhatSleepsAndReportsUse() {
        DoorRoutes routes = routes(AWAKE.fallenAsleep());

        assertThat(routes.find("front.feature")).isEqualTo(new Route.Asleep("feature", "web.front"));
        routes.wake("feature");
        routes.used("feature");

        assertThat(used).containsExactly("feature", "feature");
    }
}
