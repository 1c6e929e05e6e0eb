package io.completedflow.reconcile;

import io.completedflow.config.EngineKind;
import io.completedflow.config.Template;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.ObservedNamespace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The engines at hand, and which of them each namespace lives in. Lives on the loop's thread. */
final class Engines {
    private final Map<EngineKind, Engine> byKind;
    private final Map<String, Engine> byNamespace = new HashMap<>();

    Engines(Map<EngineKind, Engine> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    /** All namespaces by name, in one look at each engine. */
    Map<String, ObservedNamespace> observe() {
        Map<String, ObservedNamespace> all = new HashMap<>();
        byNamespace.clear();
        for (Engine engine : byKind.values()) {
            Map<String, ObservedNamespace> observed = engine.observe();
            all.putAll(observed);
            observed.keySet().forEach(name -> byNamespace.put(name, engine));
        }
        return all;
    }

    Optional<Engine> of(EngineKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** The engine a namespace was last observed in. */
    Optional<Engine> holding(String namespace) {
        return Optional.ofNullable(byNamespace.get(namespace));
    }

    /** Namespaces of this template may be asked for from now on. */
    void expect(String productRepository, Template template) {
        of(template.engine()).ifPresent(engine -> engine.expect(productRepository, template));
    }

    void onChange(Consumer<String> listener) {
        byKind.values().forEach(engine -> engine.onChange(listener));
    }
}
