package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records of namespaces for tests. */
public final class Records {
    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Records() {}

    /** Of template {@code dev}, made at {@link #START}, awake, with nothing taken. */
    public static NamespaceRecord of(String branch) {
        return of(branch, Map.of(), Set.of(), false);
    }

    /** With revision {@code NAME-1} of each app taken. */
    public static NamespaceRecord of(String branch, FlowFile file) {
        Map<AppId, Revision> taken = new LinkedHashMap<>();
        file.apps().forEach(app -> taken.put(app.id(), revision(app.id(), 1)));
        return of(branch, taken, Set.of(), false);
    }

    public static NamespaceRecord of(String branch, Map<AppId, Revision> taken, Set<AppId> only, boolean asleep) {
        Lifetime lifetime = Lifetime.from(START);
        return new NamespaceRecord(
                origin(branch),
                Deployment.of(only, START).taking(branch, taken, Optional.empty(), START),
                asleep ? lifetime.fallenAsleep() : lifetime);
    }

    private static Origin origin(String branch) {
        String name = NamespaceName.of(Optional.empty(), "shop", branch);
        return new Origin(name, "shop", "/repos/shop.git", branch, "dev", false, "watch@test");
    }

    public static Revision revision(AppId app, int number) {
        return new Revision("/repos/" + app.app() + ".git", "main", app.app() + "-" + number);
    }

    /** The same record, of another owner. */
    public static NamespaceRecord owned(NamespaceRecord record, String product, String branch, String writer) {
        Origin origin = record.origin();
        return new NamespaceRecord(
                new Origin(
                        origin.name(),
                        product,
                        origin.productRepository(),
                        branch,
                        origin.template(),
                        origin.standing(),
                        writer),
                record.deployment(),
                record.lifetime());
    }
}
