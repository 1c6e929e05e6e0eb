package io.completedflow.bench.lines;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** An engine that counts how often it is looked at, and how often it is told to do something. */
final class CountedEngine implements Engine {
    private final Engine engine;
    private int observations;
    private int orders;

    CountedEngine(Engine engine) {
        this.engine = engine;
    }

    int observations() {
        return observations;
    }

    int orders() {
        return orders;
    }

    @Override
    public Map<String, ObservedNamespace> observe() {
        observations++;
        return engine.observe();
    }

    @Override
    public void save(NamespaceRecord record) throws NamespaceTakenException, IOException {
        orders++;
        engine.save(record);
    }

    @Override
    public void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        engine.takeOver(record);
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        orders++;
        engine.apply(desired, effect);
    }

    @Override
    public void forgive(String namespace, AppId app) {
        orders++;
        engine.forgive(namespace, app);
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        orders++;
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
