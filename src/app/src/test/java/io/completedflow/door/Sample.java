package io.completedflow.door;

import io.completedflow.source.Revision;
import io.completedflow.view.AppState;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Namespaces to show. */
public final class Sample {
    private Sample() {}

    /** A namespace that is well: ledger, then catalog and search, then frontend; billing is elsewhere, metrics is left out. */
    public static NamespaceView namespace(String name) {
        return namespace(
                name,
                NamespaceState.READY,
                "",
                List.of(
                        app(name, "data.ledger", AppState.READY, "trunk", List.of()),
                        app(name, "shop.catalog", AppState.READY, name, List.of("data.ledger")),
                        app(name, "shop.search", AppState.READY, "trunk", List.of("data.ledger")),
                        app(name, "shop.frontend", AppState.READY, name, List.of("shop.catalog", "shop.search")),
                        external(),
                        omitted()));
    }

    public static NamespaceView namespace(String name, NamespaceState state, String reason, List<AppView> apps) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new NamespaceView(
                name,
                "shop",
                name,
                "dev",
                false,
                state,
                reason,
                "watch@host",
                Optional.of("0123456789abcdef0123456789abcdef01234567"),
                now.minus(3, ChronoUnit.HOURS),
                now.minus(5, ChronoUnit.MINUTES),
                now.minus(1, ChronoUnit.MINUTES),
                Optional.empty(),
                "",
                apps,
                List.of());
    }

    public static AppView app(String namespace, String id, AppState state, String branch, List<String> depends) {
        boolean runs = state == AppState.READY || state == AppState.UNHEALTHY;
        String host = id.substring(id.indexOf('.') + 1) + "." + namespace;
        return new AppView(
                id,
                state,
                "",
                runs ? Optional.of(revision(id, branch)) : Optional.empty(),
                runs ? Optional.empty() : Optional.of(revision(id, branch)),
                Optional.of(Instant.now().minus(4, ChronoUnit.MINUTES)),
                0,
                Optional.of("http://127.0.0.1:20001"),
                Optional.of(host),
                Optional.of("http://" + host + ".localhost:8080/"),
                depends,
                List.of());
    }

    public static Revision revision(String id, String branch) {
        return new Revision(
                "/git/" + id + ".git",
                branch,
                Integer.toHexString((id + branch).hashCode()) + "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    }

    private static AppView external() {
        return elsewhere(
                "shop.billing",
                AppState.EXTERNAL,
                "omitted by template dev: pattern '*.billing'",
                Optional.of("https://billing.example.test"));
    }

    private static AppView omitted() {
        return elsewhere(
                "data.metrics", AppState.OMITTED, "omitted by template dev: pattern 'data.metrics'", Optional.empty());
    }

    private static AppView elsewhere(String id, AppState state, String reason, Optional<String> address) {
        return new AppView(
                id,
                state,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                address,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
