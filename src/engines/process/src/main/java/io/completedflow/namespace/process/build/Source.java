package io.completedflow.namespace.process.build;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An app's folder at its revision. */
final class Source {
    private final Repositories repositories;
    private final DesiredApp app;
    private final Path worktree;

    Source(Repositories repositories, DesiredApp app, Path worktree) {
        this.repositories = repositories;
        this.app = app;
        this.worktree = worktree;
    }

    /** The id of what the folder holds. */
    String tree() throws RepositoryException {
        return repositories.tree(
                app.revision().source(), app.revision().id(), app.app().path());
    }

    /**
     * Checks it out.
     *
     * @return the folder, within the worktree
     * @throws PreparationException if it is not a folder of the worktree, be it by {@code ..} or by a link
     */
    Path checkOut() throws RepositoryException, IOException, PreparationException {
        repositories.checkOut(app.revision().source(), app.revision().id(), worktree);
        Path root = worktree.toRealPath();
        Path folder = root.resolve(app.app().path()).normalize();
        if (!Files.isDirectory(folder)) {
            throw outside("is not a folder there");
        }
        Path real = folder.toRealPath();
        if (!real.startsWith(root)) {
            throw outside("leads out of it");
        }
        return real;
    }

    private PreparationException outside(String what) {
        return new PreparationException(
                "path '" + app.app().path() + "' of the repository "
                        + app.revision().source() + " " + what + " at "
                        + app.revision().shortId() + "; give a folder within the repository",
                List.of());
    }
}
