package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Decides for the apps of a namespace that is asleep: what runs is stopped, all else stays as it is. */
record SleepPlanner(Collection<AppId> apps, Map<AppId, ObservedApp> observed) implements AppPlanner {
    @Override
    public List<Decision> plan() {
        return apps.stream().map(this::plan).toList();
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
