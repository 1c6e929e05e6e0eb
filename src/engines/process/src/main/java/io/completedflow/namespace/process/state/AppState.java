package io.completedflow.namespace.process.state;

import io.completedflow.config.AppId;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import java.util.Optional;

/**
 * What is kept about an app in a namespace.
 *
 * @param port its port, 0 if none was needed yet
 * @param good the release that got ready last: what is put back when a newer one does not
 * @param next the release of the attempt, once it is prepared
 * @param attempt the newest deployment begun
 * @param instance the process that runs or is about to
 * @param restarts how often it was restarted since it was deployed
 * @param removal whether and how it is being removed
 */
public record AppState(
        int schema,
        AppId id,
        int port,
        Optional<Release> good,
        Optional<Release> next,
        Optional<Attempt> attempt,
        Optional<StartedInstance> instance,
        int restarts,
        Removal removal) {
    public static final int SCHEMA = 1;

    /** Whether an app is being removed, and what becomes of its data. */
    public enum Removal {
        NONE,
        ALL,
        KEEPING_DATA
    }

    /** An app nothing is known of. */
    public static AppState initial(AppId id) {
        return new AppState(
                SCHEMA, id, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, Removal.NONE);
    }

    /** Whether the process is of the release that got ready before. */
    public boolean established() {
        return instance.isPresent()
                && good.isPresent()
                && good.get().digest().equals(instance.get().release().digest());
    }

    public boolean removing() {
        return removal != Removal.NONE;
    }

    /** As it is when whoever worked on it has gone: what was being prepared is not any more. */
    public AppState interrupted() {
        boolean preparing = attempt.filter(at -> at.stage() == Stage.PREPARING).isPresent();
        return preparing ? withAttempt(Optional.empty(), Optional.empty()) : this;
    }

    /** As it is when it is to run no more for now: what was prepared stays so, what failed may be tried anew. */
    public AppState halted() {
        if (next.isEmpty()) {
            return withAttempt(Optional.empty(), Optional.empty());
        }
        return withAttempt(attempt.map(at -> at(at, Stage.PREPARED)), next);
    }

    private static Attempt at(Attempt attempt, Stage stage) {
        return new Attempt(
                attempt.digest(), attempt.revision(), stage, attempt.since(), attempt.reason(), attempt.tail());
    }

    public AppState withPort(int value) {
        return new AppState(schema, id, value, good, next, attempt, instance, restarts, removal);
    }

    public AppState withGood(Release value) {
        return new AppState(schema, id, port, Optional.of(value), next, attempt, instance, restarts, removal);
    }

    /** With another attempt, and the release prepared for it if there is one. */
    public AppState withAttempt(Optional<Attempt> value, Optional<Release> prepared) {
        return new AppState(schema, id, port, good, prepared, value, instance, restarts, removal);
    }

    public AppState withInstance(Optional<StartedInstance> value) {
        return new AppState(schema, id, port, good, next, attempt, value, restarts, removal);
    }

    public AppState withRestarts(int value) {
        return new AppState(schema, id, port, good, next, attempt, instance, value, removal);
    }

    public AppState withRemoval(Removal value) {
        return new AppState(schema, id, port, good, next, attempt, instance, restarts, value);
    }
}
