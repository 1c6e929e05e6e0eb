package io.completedflow.namespace.process;

import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Removes all files of an app that does not run. May be called again until it succeeds. */
final class Removal {
    private final EngineContext context;
    private final AppFolder folder;
    private final DataSet data;
    private final Path trash;

    Removal(EngineContext context, AppFolder folder, DataSet data) {
        this.context = context;
        this.folder = folder;
        this.data = data;
        this.trash = context.home().trash().resolve(folder.root().getFileName() + "-" + UUID.randomUUID());
    }

    /** Moves all of it away in one go, so that it is never found again in parts; then removes it. */
    void run(boolean keepData) throws IOException, RepositoryException {
        if (Files.exists(folder.root())) {
            context.repositories().discard(folder.source());
            if (keepData) {
                data.keep(context.clock());
            }
            context.disk().move(folder.root(), trash);
        }
        context.disk().remove(trash);
    }
}
