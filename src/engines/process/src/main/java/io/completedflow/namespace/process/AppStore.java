package io.completedflow.namespace.process;

import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.AppState;
import io.completedflow.namespace.process.state.StateJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;

/** An app's state, in memory and on disk. Used within the app's mailbox only. */
final class AppStore {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final StateJson json;
    private final AppFolder folder;
    private final Threads threads;
    private final Executor mailbox;
    private AppState state;
    private boolean behind;
    private boolean gone;

    AppStore(StateJson json, AppFolder folder, Threads threads, Executor mailbox, AppState state) {
        this.json = json;
        this.folder = folder;
        this.threads = threads;
        this.mailbox = mailbox;
        this.state = state;
    }

    AppState state() {
        return state;
    }

    /** Changes the state in memory only: what need not be known after we died. */
    void remember(AppState next) {
        state = next;
    }

    /**
     * Changes the state before something is done that must be found again.
     *
     * @throws IOException if it could not be written; then it is unchanged
     */
    void commit(AppState next) throws IOException {
        json.write(folder.state(), next);
        state = next;
        behind = false;
    }

    /** Changes the state after something was done; what cannot be written, as on a full disk, is written later. */
    void note(AppState next) {
        state = next;
        write();
    }

    /** Writes nothing any more: the app is gone. */
    void end() {
        gone = true;
    }

    private void write() {
        if (gone) {
            return;
        }
        try {
            json.write(folder.state(), state);
            behind = false;
        } catch (IOException e) {
            if (!behind) {
                behind = true;
                retry();
            }
        }
    }

    private void retry() {
        threads.after(
                RETRY,
                () -> mailbox.execute(() -> {
                    if (behind) {
                        behind = false;
                        write();
                    }
                }));
    }
}
