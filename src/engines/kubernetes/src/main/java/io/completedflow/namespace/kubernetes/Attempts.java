package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Deployments that the cluster shows nothing of yet: begun in this process, and lost with it, for who asks again begins them again. Also which
 * failures that the cluster shows are forgiven.
 */
final class Attempts {
    private final Map<String, Map<AppId, Attempt>> byNamespace = new ConcurrentHashMap<>();
    private final Set<AppKey> forgiven = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final Consumer<String> changed;

    /** @param changed told the namespace of what was changed */
    Attempts(Clock clock, Consumer<String> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    Map<AppId, Attempt> in(String namespace) {
        return new HashMap<>(byNamespace.getOrDefault(namespace, Map.of()));
    }

    /** The attempt to deploy an app as it is desired. */
    Optional<Attempt> find(AppKey key, String digest) {
        return Optional.ofNullable(
                        byNamespace.getOrDefault(key.namespace(), Map.of()).get(key.app()))
                .filter(attempt -> attempt.digest().equals(digest));
    }

    void note(AppKey key, DesiredApp app, Stage stage, String reason) {
        byNamespace
                .computeIfAbsent(key.namespace(), any -> new ConcurrentHashMap<>())
                .put(key.app(), new Attempt(app.digest(), app.revision(), stage, clock.instant(), reason, List.of()));
        changed.accept(key.namespace());
    }

    /** The cluster shows it from now on. */
    void done(AppKey key) {
        forgiven.remove(key);
        forget(key);
    }

    void forget(AppKey key) {
        Map<AppId, Attempt> there = byNamespace.get(key.namespace());
        if (there != null && there.remove(key.app()) != null) {
            changed.accept(key.namespace());
        }
    }

    void forgive(AppKey key) {
        Map<AppId, Attempt> there = byNamespace.get(key.namespace());
        if (there != null) {
            there.computeIfPresent(key.app(), (app, attempt) -> attempt.stage() == Stage.FAILED ? null : attempt);
        }
        forgiven.add(key);
        changed.accept(key.namespace());
    }

    boolean forgiven(AppKey key) {
        return forgiven.contains(key);
    }

    /** A namespace is gone. */
    void forget(String namespace) {
        byNamespace.remove(namespace);
        forgiven.removeIf(key -> key.namespace().equals(namespace));
    }
}
