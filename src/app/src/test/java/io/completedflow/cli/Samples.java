package io.completedflow.cli;

import io.completedflow.log.Event;
import io.completedflow.source.Revision;
import io.completedflow.view.AppPlan;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.EventView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import io.completedflow.view.PlanView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small shop, as views. */
public final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Revision GOOD = revision("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
    private static final Revision NEWER = revision("ffeeddccbbaa00112233445566778899aabbccdd");

    private Samples() {}

    public static Overview overview() {
        return new Overview(
                "shop",
                "/srv/git/product.git",
                Optional.of("http://127.0.0.1:8080"),
                NOW,
                List.of(namespace(NamespaceState.READY), namespace(NamespaceState.FAILED)),
                List.of("/srv/git/news.git cannot be reached since 2m"));
    }

    public static NamespaceView namespace(NamespaceState state) {
        return new NamespaceView(
                "feature-132",
                "shop",
                "feature-132",
                "dev",
                false,
                state,
                state == NamespaceState.FAILED ? "shop.frontend failed" : "",
                "watch@host",
                Optional.of("0123456789abcdef0123456789abcdef01234567"),
                NOW.minusSeconds(7500),
                NOW.minusSeconds(65),
                NOW.minusSeconds(5),
                state == NamespaceState.READY ? Optional.empty() : Optional.of(NOW.plusSeconds(600)),
                state == NamespaceState.READY ? "" : "its branch is gone",
                List.of(catalog(state), frontend(state), billing()),
                List.of());
    }

    /** What happened to it last. */
    public static List<EventView> lastEvents() {
        return List.of(
                new EventView(NOW.minusSeconds(7500), "", Event.Kind.NAMESPACE_CREATED, "for branch feature-132"),
                new EventView(NOW.minusSeconds(60), "shop.catalog", Event.Kind.APP_READY, "runs 0123456"));
    }

    public static PlanView plan() {
        return new PlanView(
                "feature-132",
                "feature-132",
                false,
                "dev",
                false,
                Optional.of("0123456789abcdef0123456789abcdef01234567"),
                List.of(
                        new AppPlan(
                                "shop.catalog", AppPlan.Action.DEPLOY, "is not there", Optional.of(GOOD), List.of()),
                        new AppPlan(
                                "shop.frontend",
                                AppPlan.Action.DEPLOY,
                                "waits for shop.catalog",
                                Optional.of(NEWER),
                                List.of("shop.catalog")),
                        new AppPlan(
                                "shop.billing",
                                AppPlan.Action.EXTERNAL,
                                "omitted by itself",
                                Optional.empty(),
                                List.of())),
                List.of(List.of("shop.catalog"), List.of("shop.frontend")));
    }

    public static List<Event> events() {
        return List.of(
                new Event(
                        NOW,
                        "shop",
                        "feature-132",
                        "shop.catalog",
                        Event.Kind.APP_READY,
                        "answers its health check",
                        Map.of("revision", "a1b2c3d4")),
                new Event(
                        NOW, "shop", "feature-132", "", Event.Kind.NAMESPACE_READY, "all 2 apps are ready", Map.of()));
    }

    private static AppView catalog(NamespaceState state) {
        boolean running = state != NamespaceState.ASLEEP;
        return new AppView(
                "shop.catalog",
                running ? AppState.READY : AppState.ASLEEP,
                "",
                running ? Optional.of(GOOD) : Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(60)),
                0,
                running ? Optional.of("http://127.0.0.1:20001") : Optional.empty(),
                Optional.of("catalog.feature-132"),
                running ? Optional.of("http://catalog.feature-132.localhost:8080") : Optional.empty(),
                List.of(),
                List.of());
    }

    private static AppView frontend(NamespaceState state) {
        boolean failed = state == NamespaceState.FAILED;
        return new AppView(
                "shop.frontend",
                switch (state) {
                    case READY -> AppState.READY;
                    case FAILED -> AppState.FAILED;
                    case ASLEEP -> AppState.ASLEEP;
                    default -> AppState.WAITING;
                },
                failed
                        ? "its test failed with exit status 1"
                        : state == NamespaceState.PROGRESSING ? "waits for shop.catalog: not ready" : "",
                Optional.of(GOOD),
                failed ? Optional.of(NEWER) : Optional.empty(),
                Optional.of(NOW.minusSeconds(30)),
                failed ? 2 : 0,
                Optional.of("http://127.0.0.1:20002"),
                Optional.of("frontend.feature-132"),
                Optional.of("http://frontend.feature-132.localhost:8080"),
                List.of("shop.catalog"),
                failed ? List.of("expected 2 but was 3") : List.of());
    }

    private static AppView billing() {
        return new AppView(
                "shop.billing",
                AppState.EXTERNAL,
                "omitted by itself",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of("https://billing.example.test"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Revision revision(String id) {
        return new Revision("/srv/git/catalog.git", "feature-132", id);
    }
}
