package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.source.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What outlives a {@link FakeEngine}: namespaces, what runs in them and their data. To be used while holding its monitor. */
public final class FakeWorld {
    private final Map<String, AppBehaviour> behaviours = new HashMap<>();
    final Map<String, Space> spaces = new LinkedHashMap<>();

    /** Says how an app behaves at a revision; one that nothing is said of is good. */
    public synchronized void behaves(Revision revision, AppBehaviour behaviour) {
        behaviours.put(revision.id(), behaviour);
    }

    /** How often an app was started on the data it has now. */
    public synchronized int starts(String namespace, AppId app) {
        Space space = spaces.get(namespace);
        return space == null || !space.apps.containsKey(app) ? 0 : space.apps.get(app).starts;
    }

    synchronized AppBehaviour behaviour(Revision revision) {
        return behaviours.getOrDefault(revision.id(), AppBehaviour.GOOD);
    }

    /** A namespace. */
    static final class Space {
        NamespaceRecord record;
        boolean deleting;
        final Map<AppId, Program> apps = new LinkedHashMap<>();
        /** Data of removed apps: how often each was started on them. */
        final Map<AppId, Integer> setAside = new HashMap<>();

        Space(NamespaceRecord record) {
            this.record = record;
        }
    }

    /** An app in a namespace; {@code previous} is what is put back if a start fails. */
    static final class Program {
        Optional<ObservedApp.Instance> running = Optional.empty();
        Optional<ObservedApp.Instance> previous = Optional.empty();
        Optional<ObservedApp.Attempt> attempt = Optional.empty();
        int starts;
        final List<String> output = new ArrayList<>();

        Program(int starts) {
            this.starts = starts;
        }
    }
}
