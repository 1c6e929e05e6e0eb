package io.completedflow.door;

import static io.completedflow.door.Sample.app;

import io.completedflow.log.Event;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product in the middle of its day: something in every state there is. */
final class Scene {
    private Scene() {}

    static void set(FakeContent content) {
        content.namespaces.addAll(List.of(
                failed(),
                progressing("checkout-rework"),
                Sample.namespace("feature-132"),
                asleep(),
                deleting()));
        content.notices.add(
                "Deletions are paused: 7 of 9 branches vanished at once from /git/catalog.git. If that is right: flow resume deletions.");
        content.nextUpdates.put("feature-132", Instant.now().plus(7, ChronoUnit.HOURS));
        content.events.addAll(List.of(
                event(1, "checkout-rework", "shop.frontend", Event.Kind.APP_WAITING, "waits for shop.catalog: not ready"),
                event(2, "checkout-rework", "shop.catalog", Event.Kind.APP_BUILDING, "builds 5f3a9c11 of checkout-rework"),
                event(9, "billing-v2-61c0f2aa", "shop.catalog", Event.Kind.APP_FAILED, "tests failed at 77aa01be; e1b2c3d4 runs on"),
                event(14, "feature-132", "", Event.Kind.NAMESPACE_READY, "is ready: 4 apps in 6.2 s"),
                event(40, "", "", Event.Kind.REPOSITORY_BACK, "/git/search.git answers again")));
    }

    private static Event event(int minutesAgo, String namespace, String app, Event.Kind kind, String message) {
        return new Event(Instant.now().minus(minutesAgo, ChronoUnit.MINUTES), "shop", namespace, app, kind, message, Map.of());
    }

    static NamespaceView failed() {
        String name = "billing-v2-61c0f2aa";
        AppView failed = new AppView(
                "shop.catalog",
                AppState.FAILED,
                "its tests failed: java -cp out CatalogTest exited with 1",
                Optional.of(Sample.revision("good", "billing/v2")),
                Optional.of(Sample.revision("bad", "billing/v2")),
                Optional.of(Instant.now().minus(9, ChronoUnit.MINUTES)),
                0,
                Optional.of("http://127.0.0.1:20011"),
                Optional.of("catalog." + name),
                Optional.of("http://catalog." + name + ".localhost:8080/"),
                List.of("data.ledger"),
                List.of("CatalogTest", "  price of 3 mugs: expected 27.00 but was 26.99", "1 of 14 tests failed"));
        NamespaceView plain = Sample.namespace(
                name,
                NamespaceState.FAILED,
                "shop.catalog failed; its last good revision runs on",
                List.of(
                        app(name, "data.ledger", AppState.READY, "trunk", List.of()),
                        failed,
                        app(name, "shop.frontend", AppState.UNHEALTHY, "billing/v2", List.of("shop.catalog"))));
        return onBranch(plain, "billing/v2");
    }

    static NamespaceView progressing(String name) {
        return Sample.namespace(
                name,
                NamespaceState.PROGRESSING,
                "",
                List.of(
                        app(name, "data.ledger", AppState.READY, "trunk", List.of()),
                        because(app(name, "shop.catalog", AppState.PREPARING, name, List.of("data.ledger")), "runs its tests"),
                        because(app(name, "shop.search", AppState.STARTING, "trunk", List.of("data.ledger")), "answers 503 at /health"),
                        because(
                                app(name, "shop.frontend", AppState.WAITING, name, List.of("shop.catalog", "shop.search")),
                                "waits for shop.catalog: not ready")));
    }

    private static NamespaceView asleep() {
        String name = "spike-search";
        return Sample.namespace(
                name,
                NamespaceState.ASLEEP,
                "",
                List.of(app(name, "data.ledger", AppState.ASLEEP, "trunk", List.of()),
                        app(name, "shop.search", AppState.ASLEEP, name, List.of("data.ledger"))));
    }

    private static NamespaceView deleting() {
        String name = "zz-old";
        NamespaceView plain = Sample.namespace(
                name, NamespaceState.DELETING, "shop.frontend does not end: pid 4711 ignores TERM", List.of());
        return new NamespaceView(
                plain.name(), plain.product(), plain.branch(), plain.template(), plain.standing(), plain.state(),
                plain.reason(), plain.writer(), plain.flowFileCommit(), plain.createdAt(), plain.lastPush(), plain.lastUse(),
                Optional.of(Instant.now().plus(8, ChronoUnit.MINUTES)), "its branch is gone from all repositories", plain.apps(), List.of());
    }

    private static NamespaceView onBranch(NamespaceView plain, String branch) {
        return new NamespaceView(
                plain.name(), plain.product(), branch, plain.template(), plain.standing(), plain.state(), plain.reason(),
                plain.writer(), plain.flowFileCommit(), plain.createdAt(), plain.lastPush(), plain.lastUse(), plain.deleteAt(),
                plain.deleteReason(), plain.apps(), List.of());
    }

    static AppView because(AppView app, String reason) {
        return new AppView(
                app.id(), app.state(), reason, app.running(), app.next(), app.since(), app.restarts(), app.address(),
                app.host(), app.url(), app.depends(), app.tail());
    }

    /** An external app whose address would run a script. */
    static AppView javascriptLink() {
        return new AppView(
                "g.external", AppState.EXTERNAL, "", Optional.empty(), Optional.empty(), Optional.empty(), 0,
                Optional.of("javascript:alert(3)"), Optional.empty(), Optional.of("javascript:alert(4)"), List.of(), List.of());
    }
}
