package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides for the apps of a namespace that is awake. Building waits for nobody; starting waits until each dependency is ready, that is:
 * runs what it should and answers, or, where that failed, its last good revision does.
 */
final class DeployPlanner implements AppPlanner {
    private static final int NAMED = 3;

    private final DesiredNamespace desired;
    private final Map<AppId, ObservedApp> observed;
    private final DependencyGraph graph;
    /** By position in the graph: found out once for each app, however many depend on it. */
    private final BitSet ready = new BitSet();

    /** @param graph of the apps desired, in their order */
    DeployPlanner(DesiredNamespace desired, Map<AppId, ObservedApp> observed, DependencyGraph graph) {
        this.desired = desired;
        this.observed = observed;
        this.graph = graph;
        int position = 0;
        for (DesiredApp app : desired.apps().values()) {
            ready.set(position++, ready(app, observed(app.id())));
        }
    }

    @Override
    public Decision plan(DesiredApp app) {
        ObservedApp now = observed(app.id());
        Optional<Instance> current =
                now.running().filter(running -> running.digest().equals(app.digest()));
        if (current.isPresent()) {
            return current.get().ready()
                    ? new Decision.Keep(app.id(), runs(current.get()))
                    : new Decision.UnderWay(app.id(), notReady(current.get()));
        }
        return attempt(app, now)
                .map(attempt -> goOn(app.id(), now, attempt))
                .orElseGet(() -> new Decision.Act(new Effect.Prepare(app.id()), begin(app, now)));
    }

    @Override
    public Decision unresolved(AppId app, String reason) {
        return new Decision.Failed(app, reason + runsOn(observed(app)), List.of());
    }

    private Decision goOn(AppId app, ObservedApp now, Attempt attempt) {
        if (attempt.stage() == Stage.FAILED) {
            String reason = attempt.revision().shortId() + " failed: " + attempt.reason() + runsOn(now);
            return new Decision.Failed(app, reason, attempt.tail());
        }
        return attempt.stage() == Stage.PREPARED
                ? start(app, attempt)
                : new Decision.UnderWay(app, attempt.reason().isEmpty() ? word(attempt.stage()) : attempt.reason());
    }

    private Decision start(AppId app, Attempt attempt) {
        List<AppId> missing = graph.dependencies(app, ready);
        if (!desired.unresolved().isEmpty()) {
            desired.apps().get(app).depends().stream()
                    .filter(dependency -> !desired.apps().containsKey(dependency))
                    .filter(dependency -> !answers(observed(dependency)))
                    .forEach(missing::add);
        }
        return missing.isEmpty()
                ? new Decision.Act(
                        new Effect.Start(app),
                        attempt.revision().shortId() + " is built, and all it depends on is ready")
                : new Decision.Wait(app, missing, waitsFor(missing));
    }

    private String waitsFor(List<AppId> missing) {
        StringBuilder reason = new StringBuilder("waits for ");
        for (AppId dependency : missing.subList(0, Math.min(NAMED, missing.size()))) {
            reason.append(reason.length() > "waits for ".length() ? ", " : "")
                    .append(dependency)
                    .append(": ")
                    .append(whyNotReady(dependency));
        }
        if (missing.size() > NAMED) {
            reason.append(" and ").append(missing.size() - NAMED).append(" more");
        }
        return reason.toString();
    }

    private static boolean ready(DesiredApp wanted, ObservedApp now) {
        return answers(now)
                && (now.running().get().digest().equals(wanted.digest())
                        || attempt(wanted, now)
                                .filter(attempt -> attempt.stage() == Stage.FAILED)
                                .isPresent());
    }

    private static boolean answers(ObservedApp now) {
        return now.running().filter(Instance::ready).isPresent();
    }

    private String whyNotReady(AppId dependency) {
        DesiredApp wanted = desired.apps().get(dependency);
        if (wanted == null) {
            return "failed: " + desired.unresolved().getOrDefault(dependency, "it is not deployed here");
        }
        ObservedApp now = observed(dependency);
        Optional<Instance> current =
                now.running().filter(running -> running.digest().equals(wanted.digest()));
        return current.map(DeployPlanner::notReady).orElseGet(() -> attempt(wanted, now)
                .map(attempt -> word(attempt.stage()))
                .orElse("not built yet"));
    }

    private ObservedApp observed(AppId app) {
        return observed.getOrDefault(app, ObservedApp.ABSENT);
    }

    private static Optional<Attempt> attempt(DesiredApp app, ObservedApp now) {
        return now.attempt().filter(attempt -> attempt.digest().equals(app.digest()));
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
