package io.completedflow.namespace.process;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.source.Revision;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How far an app's newest deployment has come. Used within the app's mailbox only. */
final class Attempts {
    private final AppStore store;
    private final Clock clock;

    Attempts(AppStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether the newest is for this digest. */
    boolean of(String digest) {
        return store.state()
                .attempt()
                .filter(attempt -> attempt.digest().equals(digest))
                .isPresent();
    }

    /** Whether the newest is at this stage. */
    boolean at(Stage stage) {
        return store.state()
                .attempt()
                .filter(attempt -> attempt.stage() == stage)
                .isPresent();
    }

    /** It need not be known after we died that something was being prepared: it is not any more. */
    void preparing(DesiredApp app, String reason) {
        store.remember(store.state()
                .withAttempt(
                        attempt(app.digest(), app.revision(), Stage.PREPARING, reason, List.of()), Optional.empty()));
    }

    void prepared(DesiredApp app, Release release) {
        store.note(store.state()
                .withAttempt(
                        attempt(app.digest(), app.revision(), Stage.PREPARED, "", List.of()), Optional.of(release)));
    }

    void starting(Release release) {
        store.note(store.state()
                .withAttempt(
                        attempt(release.digest(), release.revision(), Stage.STARTING, "starting", List.of()),
                        Optional.of(release)));
    }

    void failed(String digest, Revision revision, String reason, List<String> tail) {
        store.note(store.state().withAttempt(attempt(digest, revision, Stage.FAILED, reason, tail), Optional.empty()));
    }

    /** There is none any more, or it is what runs. */
    void clear() {
        store.note(store.state().withAttempt(Optional.empty(), Optional.empty()));
    }

    private Optional<Attempt> attempt(String digest, Revision revision, Stage stage, String reason, List<String> tail) {
        return Optional.of(new Attempt(digest, revision, stage, clock.instant(), reason, tail));
    }
}
