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
        return new NamespaceRecord(
                NamespaceName.of(Optional.empty(), "shop", branch),
                "shop",
                "/repos/shop.git",
                branch,
                "dev",
                false,
                "watch@test",
                Optional.empty(),
                START,
                START,
                START,
                asleep,
                taken,
                START,
                only,
                Map.of(),
                Optional.empty(),
                "");
    }

    public static Revision revision(AppId app, int number) {
        return new Revision("/repos/" + app.app() + ".git", "main", app.app() + "-" + number);
    }

    /** The same record, of another owner. */
    public static NamespaceRecord owned(NamespaceRecord record, String product, String branch, String writer) {
        return new NamespaceRecord(
                record.name(),
                product,
                record.productRepository(),
                branch,
                record.template(),
                record.standing(),
                writer,
                record.flowFileCommit(),
                record.createdAt(),
                record.lastPush(),
                record.lastUse(),
                record.asleep(),
                record.taken(),
                record.takenAt(),
                record.only(),
                record.pins(),
                record.deleteAt(),
                record.deleteReason());
    }
}
