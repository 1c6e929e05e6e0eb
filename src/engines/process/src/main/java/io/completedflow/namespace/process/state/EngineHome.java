package io.completedflow.namespace.process.state;

import java.nio.file.Path;

/** Where everything of the engine is on disk. */
public record EngineHome(Path root) {
    public Path namespaces() {
        return root.resolve("namespaces");
    }

    public NamespaceFolder namespace(String name) {
        return new NamespaceFolder(namespaces().resolve(name));
    }

    /** What was built, by key: shared by all namespaces, as equal sources make equal builds. */
    public Path builds() {
        return root.resolve("builds");
    }

    /** Data that outlived their namespaces. */
    public Path keptData(String namespace, String product) {
        return root.resolve("kept-data").resolve(namespace).resolve(product);
    }

    /** What is being removed; whatever is found here may go. */
    public Path trash() {
        return root.resolve("trash");
    }

    /** Held while an engine is open. */
    public Path lock() {
        return root.resolve("process-engine.lock");
    }

    /** Holds the id of this home. */
    public Path id() {
        return root.resolve("process-engine.json");
    }
}
