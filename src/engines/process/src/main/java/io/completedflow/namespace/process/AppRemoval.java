package io.completedflow.namespace.process;

import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.AppState;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Removes an app and all its files, and tries again for as long as something holds it. */
final class AppRemoval {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final EngineContext context;
    private final Neighbours neighbours;
    private final AppStore store;
    private final AppFolder folder;
    private final DataSet data;
    private final BuildNeeds builds;
    private final Path trash;
    private boolean begun;
    private volatile String obstacle = "";

    AppRemoval(
            EngineContext context,
            Neighbours neighbours,
            AppStore store,
            AppFolder folder,
            DataSet data,
            BuildNeeds builds) {
        this.context = context;
        this.neighbours = neighbours;
        this.store = store;
        this.folder = folder;
        this.data = data;
        this.builds = builds;
        this.trash = context.home().trash().resolve(folder.root().getFileName() + "-" + UUID.randomUUID());
    }

    /** What holds it, in words; empty if nothing does. */
    String obstacle() {
        return obstacle;
    }

    /**
     * Records that the app is to be removed, within its mailbox.
     *
     * @param again called after a while if that is not possible now
     * @return whether it is recorded
     */
    boolean order(boolean keepData, Runnable again) {
        if (store.state().removing()) {
            return true;
        }
        try {
            store.commit(store.state().withRemoval(keepData ? AppState.Removal.KEEPING_DATA : AppState.Removal.ALL));
            return true;
        } catch (IOException e) {
            retry(e, again);
            return false;
        }
    }

    /** Removes its files, once; nothing of it is running any more. Within its mailbox. */
    void begin() {
        if (!begun) {
            begun = true;
            store.end();
            boolean keepData = store.state().removal() == AppState.Removal.KEEPING_DATA;
            context.threads().workers().execute(() -> removeFiles(keepData));
        }
    }

    /** Says what holds it. */
    void heldBy(String reason) {
        obstacle = reason;
    }

    /** On a worker. All is moved away in one go, so that it is never found again in parts. */
    private void removeFiles(boolean keepData) {
        try {
            if (Files.exists(folder.root())) {
                context.repositories().discard(folder.source());
                if (keepData) {
                    data.keep(context.clock());
                }
                context.disk().move(folder.root(), trash);
            }
            context.disk().remove(trash);
            context.machine().ports().release(store.state().port());
            builds.end();
            neighbours.removed(store.state().id());
        } catch (IOException | RepositoryException e) {
            retry(e, () -> removeFiles(keepData));
        }
    }

    private void retry(Exception e, Runnable again) {
        obstacle = store.state().id() + " cannot be removed: " + e.getMessage();
        neighbours.changed();
        context.threads().after(RETRY, again);
    }
}
