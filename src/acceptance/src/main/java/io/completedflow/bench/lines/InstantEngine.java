package io.completedflow.bench.lines;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An engine in memory that does at once whatever it is told. */
final class InstantEngine implements Engine {
    private final Map<String, NamespaceRecord> records = new HashMap<>();
    private final Map<String, Map<AppId, ObservedApp>> apps = new HashMap<>();
    private Consumer<String> listener = namespace -> {};

    @Override
    public Map<String, ObservedNamespace> observe() {
        Map<String, ObservedNamespace> observed = new HashMap<>();
        records.forEach((name, record) ->
                observed.put(name, new ObservedNamespace(record, Map.copyOf(apps.get(name)), false, "")));
        return observed;
    }

    @Override
    public void save(NamespaceRecord record) {
        records.put(record.name(), record);
        apps.computeIfAbsent(record.name(), name -> new HashMap<>());
        listener.accept(record.name());
    }

    @Override
    public void takeOver(NamespaceRecord record) {
        save(record);
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        Map<AppId, ObservedApp> there = apps.get(desired.name());
        if (effect instanceof Effect.Prepare) {
            there.put(effect.app(), prepared(desired.apps().get(effect.app())));
        } else if (effect instanceof Effect.Start) {
            there.put(effect.app(), running(desired.apps().get(effect.app())));
        } else {
            there.remove(effect.app());
        }
        listener.accept(desired.name());
    }

    private static ObservedApp prepared(DesiredApp app) {
        return new ObservedApp(
                Optional.empty(),
                Optional.of(new ObservedApp.Attempt(
                        app.digest(), app.revision(), ObservedApp.Stage.PREPARED, Instant.EPOCH, "", List.of())));
    }

    private static ObservedApp running(DesiredApp app) {
        return new ObservedApp(
                Optional.of(new ObservedApp.Instance(
                        app.digest(),
                        app.revision(),
                        true,
                        Instant.EPOCH,
                        Optional.of("http://127.0.0.1:20001"),
                        0,
                        "")),
                Optional.empty());
    }

    @Override
    public void forgive(String namespace, AppId app) {
        // Nothing fails here.
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        records.remove(namespace);
        apps.remove(namespace);
        listener.accept(namespace);
    }

    @Override
    public void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line) {
        // Nothing here prints.
    }

    @Override
    public void onChange(Consumer<String> changed) {
        listener = changed;
    }

    @Override
    public void close() {
        records.clear();
        apps.clear();
    }
}
