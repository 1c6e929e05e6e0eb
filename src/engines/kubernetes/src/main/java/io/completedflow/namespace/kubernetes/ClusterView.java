package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.AppHashes;
import io.completedflow.namespace.kubernetes.state.AppObservation;
import io.completedflow.namespace.kubernetes.state.Live;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the namespaces of a cluster are. Each is looked at again only when something of it was changed. */
final class ClusterView {
    private final Watches watches;
    private final RecordKeeper records;
    private final Attempts attempts;
    private final Clock clock;
    private final Map<String, ObservedNamespace> seen = new ConcurrentHashMap<>();
    private final Set<String> stale = ConcurrentHashMap.newKeySet();

    ClusterView(Watches watches, RecordKeeper records, Attempts attempts, Clock clock) {
        this.watches = watches;
        this.records = records;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Something of a namespace was changed. */
    void changed(String namespace) {
        stale.add(namespace);
    }

    synchronized Map<String, ObservedNamespace> observe() {
        Map<String, ObservedNamespace> all = new HashMap<>();
        for (Live namespace : watches.namespaces()) {
            if (namespace.annotation(Marks.RECORD).isPresent()) {
                observe(namespace).ifPresent(observed -> all.put(namespace.name(), observed));
            }
        }
        forgetGone(all.keySet());
        return all;
    }

    private void forgetGone(Set<String> there) {
        for (String name : Set.copyOf(seen.keySet())) {
            if (!there.contains(name)) {
                seen.remove(name);
                attempts.forget(name);
                records.forget(name);
            }
        }
    }

    private Optional<ObservedNamespace> observe(Live namespace) {
        ObservedNamespace before = seen.get(namespace.name());
        if (!stale.remove(namespace.name()) && before != null) {
            return Optional.of(before);
        }
        try {
            ObservedNamespace observed = new ObservedNamespace(
                    records.current(namespace),
                    apps(namespace.name()),
                    namespace.deleting(),
                    namespace.deleting() ? Deletion.obstacle(namespace) : "");
            seen.put(namespace.name(), observed);
            return Optional.of(observed);
        } catch (IOException e) {
            return Optional.empty(); // Its record is not for this program to read: it is left alone.
        }
    }

    private Map<AppId, ObservedApp> apps(String namespace) {
        // Looked up first: what is done in between is seen in the cluster.
        Map<AppId, Attempt> begun = attempts.in(namespace);
        Map<AppId, ObservedApp> apps = new HashMap<>();
        AppParts.in(watches, namespace).forEach((app, parts) -> {
            if (!parts.gone()) {
                apps.put(app, observed(new AppKey(namespace, app), parts));
            }
        });
        begun.forEach((app, attempt) -> apps.merge(app, attempted(attempt), ClusterView::merged));
        return apps;
    }

    private static ObservedApp attempted(Attempt attempt) {
        return new ObservedApp(Optional.empty(), Optional.of(attempt));
    }

    private static ObservedApp merged(ObservedApp shown, ObservedApp begun) {
        return new ObservedApp(shown.running(), begun.attempt());
    }

    /** All objects of an app that are known. */
    AppParts parts(AppKey key) {
        return AppParts.in(watches, key.namespace()).getOrDefault(key.app(), AppParts.NONE);
    }

    /** An app as the cluster shows it, whatever was begun that it does not show yet. */
    ObservedApp observed(AppKey key, AppParts parts) {
        if (parts.workload().isEmpty()) {
            return ObservedApp.ABSENT;
        }
        Live workload = parts.workload().get();
        AppHashes.of(workload).byKey().keySet().forEach(each -> watches.also(kind(each)));
        ObservedApp observed =
                new AppObservation(workload, parts.pods(), parts.others(), watches::knows).observed(clock.instant());
        boolean forgiven = attempts.forgiven(key)
                && observed.attempt()
                        .filter(attempt -> attempt.stage() == Stage.FAILED)
                        .isPresent();
        return forgiven ? new ObservedApp(observed.running(), Optional.empty()) : observed;
    }

    private static ObjectKind kind(String key) {
        return ObjectKind.ofWord(key.substring(0, key.indexOf('/')));
    }
}
