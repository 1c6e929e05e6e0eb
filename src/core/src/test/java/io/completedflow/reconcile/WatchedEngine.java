package io.completedflow.reconcile;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An engine that counts what it is asked, can be made to fail, and objects to a start before the app's dependencies are ready. */
final class WatchedEngine implements Engine {
    private final Engine engine;
    final List<String> asked = new ArrayList<>();
    final List<String> tooEarly = new ArrayList<>();
    /** Namespaces whose effects, and whose records, throw. */
    final Set<String> broken = new HashSet<>();

    boolean full;
    /** Whether what is asked is lost without a trace. */
    boolean deaf;

    int observations;
    int saves;

    WatchedEngine(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Map<String, ObservedNamespace> observe() {
        observations++;
        return engine.observe();
    }

    @Override
    public void save(NamespaceRecord record) throws NamespaceTakenException, IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
        breakIf(record.name());
        saves++;
        engine.save(record);
    }

    @Override
    public void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        engine.takeOver(record);
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        breakIf(desired.name());
        if (deaf) {
            return;
        }
        if (effect instanceof Effect.Start) {
            Map<AppId, ObservedApp> apps = engine.observe().get(desired.name()).apps();
            for (AppId dependency : desired.apps().get(effect.app()).depends()) {
                boolean ready = apps.getOrDefault(dependency, ObservedApp.ABSENT)
                        .running()
                        .filter(ObservedApp.Instance::ready)
                        .isPresent();
                if (!ready) {
                    tooEarly.add(desired.name() + " " + effect.app() + " before " + dependency);
                }
            }
        }
        asked.add(desired.name() + " " + effect.getClass().getSimpleName() + " " + effect.app());
        engine.apply(desired, effect);
    }

    private void breakIf(String namespace) {
        if (broken.contains(namespace)) {
            throw new IllegalStateException("the engine has a fault with " + namespace);
        }
    }

    @Override
    public void forgive(String namespace, AppId app) {
        engine.forgive(namespace, app);
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        asked.add(namespace + " Delete " + (keepData ? "keeping data" : "with data"));
        engine.delete(namespace, keepData);
    }

    @Override
    public void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line)
            throws IOException {
        engine.logs(namespace, app, lastLines, follow, line);
    }

    @Override
    public void onChange(Consumer<String> listener) {
        engine.onChange(listener);
    }

    @Override
    public void close() {
        engine.close();
    }
}
