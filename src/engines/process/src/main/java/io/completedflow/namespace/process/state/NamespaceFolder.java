package io.completedflow.namespace.process.state;

import io.completedflow.config.AppId;
import java.nio.file.Path;

/** Where everything of a namespace is on disk. */
public record NamespaceFolder(Path root) {
    /** Makes the folder ours: one without it is never touched. */
    public Path state() {
        return root.resolve("namespace.json");
    }

    public Path apps() {
        return root.resolve("apps");
    }

    public AppFolder app(AppId id) {
        return new AppFolder(apps().resolve(id.toString()));
    }
}
