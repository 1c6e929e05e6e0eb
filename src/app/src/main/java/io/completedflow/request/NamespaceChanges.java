package io.completedflow.request;

import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.request.Changes.ChangedNamespace;
import io.completedflow.view.NamespaceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows which namespaces have changed since when. Looks only when asked, and then only if there was a turn since. From any thread. */
final class NamespaceChanges {
    private final Supplier<Map<String, NamespaceStatus>> statuses;
    private final Function<NamespaceStatus, NamespaceView> views;
    private final Revisions revisions;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Long> removed = new HashMap<>();
    private Map<String, NamespaceStatus> last = Map.of();

    private record Seen(ChangedNamespace namespace, long revision) {}

    NamespaceChanges(
            Supplier<Map<String, NamespaceStatus>> statuses,
            Function<NamespaceStatus, NamespaceView> views,
            Revisions revisions) {
        this.statuses = statuses;
        this.views = views;
        this.revisions = revisions;
    }

    /** Looks at what the last turn left. */
    synchronized void look() {
        Map<String, NamespaceStatus> now = statuses.get();
        if (now == last) {
            return; // There was no turn since.
        }
        last = now;
        now.forEach(this::look);
        Set<String> gone = new TreeSet<>(seen.keySet());
        gone.removeAll(now.keySet());
        for (String name : gone) {
            seen.remove(name);
            removed.put(name, revisions.next());
        }
    }

    private void look(String name, NamespaceStatus status) {
        ChangedNamespace namespace =
                new ChangedNamespace(status.observed().record().productRepository(), views.apply(status));
        Seen before = seen.get(name);
        if (before == null || !before.namespace().equals(namespace)) {
            seen.put(name, new Seen(namespace, revisions.next()));
            removed.remove(name);
        }
    }

    synchronized List<ChangedNamespace> changedSince(long revision) {
        return seen.values().stream()
                .filter(each -> each.revision() > revision)
                .map(Seen::namespace)
                .toList();
    }

    synchronized List<String> removedSince(long revision) {
        return removed.keySet().stream()
                .filter(name -> removed.get(name) > revision)
                .toList();
    }
}
