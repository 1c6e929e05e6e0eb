package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decides for the apps of a namespace that is awake. Building waits for nobody; starting waits until each dependency is ready, that is:
 * runs what it should and answers, or, where that failed, its last good revision does.
 */
final class DeployPlanner implements AppPlanner {
    private final List<DesiredApp> apps;
    private final Map<AppId, String> unresolved;
    private final Map<AppId, ObservedApp> observed;
    private final DependencyGraph graph;
    /** What is observed, by position. */
    private final ObservedApp[] states;
    /** Why others have to wait for an app, by position; null if they need not. Found out once, however many depend on it. */
    private final String[] obstacles;

    /**
     * @param apps the apps desired
     * @param unresolved why an app's revision is not known, by app
     * @param graph of the apps desired, in their order
     */
    DeployPlanner(
            List<DesiredApp> apps,
            Map<AppId, String> unresolved,
            Map<AppId, ObservedApp> observed,
            DependencyGraph graph) {
        this.apps = apps;
        this.unresolved = unresolved;
        this.observed = observed;
        this.graph = graph;
        this.states = new ObservedApp[apps.size()];
        this.obstacles = new String[apps.size()];
    }

    @Override
    public List<Decision> plan() {
        for (int i = 0; i < states.length; i++) {
            states[i] = observed(apps.get(i).id());
        }
        Decision[] decisions = new Decision[states.length];
        for (int i = 0; i < states.length; i++) {
            decisions[i] = alone(i);
        }
        for (int i = 0; i < states.length; i++) {
            if (decisions[i] == null) {
                decisions[i] = start(i);
            }
        }
        return Arrays.asList(decisions);
    }

    /** Decides what does not depend on other apps, and notes why others have to wait for this one; null if it asks to start. */
    private Decision alone(int position) {
        DesiredApp app = apps.get(position);
        ObservedApp now = states[position];
        Instance running = now.running().orElse(null);
        if (running != null && running.digest().equals(app.digest())) {
            if (running.ready()) {
                return new Decision.Keep(app.id(), runs(running));
            }
            obstacles[position] = notReady(running);
            return new Decision.UnderWay(app.id(), obstacles[position]);
        }
        Attempt attempt = now.attempt().orElse(null);
        if (attempt == null || !attempt.digest().equals(app.digest())) {
            obstacles[position] = "not built yet";
            return new Decision.Act(new Effect.Prepare(app.id()), begin(app, now));
        }
        obstacles[position] = attempt.stage() == Stage.FAILED && answers(now) ? null : word(attempt.stage());
        if (attempt.stage() == Stage.PREPARED) {
            return null;
        }
        return attempt.stage() == Stage.FAILED
                ? new Decision.Failed(
                        app.id(),
                        attempt.revision().shortId() + " failed: " + attempt.reason() + runsOn(now),
                        attempt.tail())
                : new Decision.UnderWay(
                        app.id(), attempt.reason().isEmpty() ? word(attempt.stage()) : attempt.reason());
    }

    @Override
    public Decision unresolved(AppId app, String reason) {
        return new Decision.Failed(app, reason + runsOn(observed(app)), List.of());
    }

    private Decision start(int position) {
        DesiredApp app = apps.get(position);
        Waiting waiting = new Waiting();
        for (int dependency : graph.dependencies(position)) {
            if (obstacles[dependency] != null) {
                waiting.add(apps.get(dependency).id(), obstacles[dependency]);
            }
        }
        if (!unresolved.isEmpty()) {
            for (AppId dependency : app.depends()) {
                String reason = unresolved.get(dependency);
                if (reason != null && !answers(observed(dependency))) {
                    waiting.add(dependency, "failed: " + reason);
                }
            }
        }
        return waiting.none()
                ? new Decision.Act(
                        new Effect.Start(app.id()),
                        states[position].attempt().get().revision().shortId()
                                + " is built, and all it depends on is ready")
                : waiting.decision(app.id());
    }

    private static boolean answers(ObservedApp now) {
        return now.running().filter(Instance::ready).isPresent();
    }

    private ObservedApp observed(AppId app) {
        return observed.getOrDefault(app, ObservedApp.ABSENT);
    }

    private static String begin(DesiredApp app, ObservedApp now) {
        String id = app.revision().shortId();
        return now.running()
                .map(running -> running.revision().id().equals(app.revision().id())
                        ? "deploys " + id + " again: its settings changed"
                        : "deploys " + id + " in the place of "
                                + running.revision().shortId())
                .orElse("deploys " + id);
    }

    private static String runs(Instance running) {
        String reason = "runs " + running.revision().shortId();
        return running.note().isEmpty() ? reason : reason + "; " + running.note();
    }

    private static String notReady(Instance running) {
        return running.note().isEmpty() ? "not ready" : "not ready: " + running.note();
    }

    private static String runsOn(ObservedApp now) {
        return now.running()
                .map(running -> "; " + running.revision().shortId() + " runs on")
                .orElse("");
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case PREPARING -> "building";
            case PREPARED -> "not started yet";
            case STARTING -> "starting";
            case FAILED -> "failed";
        };
    }
}
