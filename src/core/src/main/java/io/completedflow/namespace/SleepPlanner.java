package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.Map;

/** Decides for the apps of a namespace that is asleep: what runs is stopped, all else stays as it is. */
record SleepPlanner(Map<AppId, ObservedApp> observed) implements AppPlanner {
    @Override
    public Decision plan(DesiredApp app) {
        return plan(app.id());
    }

    @Override
    public Decision unresolved(AppId app, String reason) {
        return plan(app);
    }

    private Decision plan(AppId app) {
        ObservedApp now = observed.getOrDefault(app, ObservedApp.ABSENT);
        boolean starting = now.attempt()
                .filter(attempt -> attempt.stage() == ObservedApp.Stage.STARTING)
                .isPresent();
        return now.running().isPresent() || starting
                ? new Decision.Act(new Effect.Halt(app), "the namespace goes to sleep")
                : new Decision.Keep(app, "asleep");
    }
}
