package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what leads from the observed state of a namespace to the desired one. Pure: the same values give the same plan. Takes time in
 * proportion to apps and dependencies.
 */
public final class NamespacePlanner {
    private NamespacePlanner() {}

    /** @param observed empty if nothing is there yet */
    public static NamespacePlan plan(DesiredNamespace desired, Optional<ObservedNamespace> observed) {
        Map<AppId, ObservedApp> apps = observed.map(ObservedNamespace::apps).orElse(Map.of());
        List<DesiredApp> wanted = List.copyOf(desired.apps().values());
        DependencyGraph graph = DependencyGraph.of(
                List.copyOf(desired.apps().keySet()),
                wanted.stream().map(DesiredApp::depends).toList());
        List<Decision> decisions = observed.filter(ObservedNamespace::deleting).isPresent()
                ? deleting(apps)
                : decisions(desired, wanted, apps, graph);
        return new NamespacePlan(desired.name(), decisions, graph.waves());
    }

    private static List<Decision> decisions(
            DesiredNamespace desired,
            List<DesiredApp> wanted,
            Map<AppId, ObservedApp> observed,
            DependencyGraph graph) {
        AppPlanner planner = desired.asleep()
                ? new SleepPlanner(desired.apps().keySet(), observed)
                : new DeployPlanner(wanted, desired.unresolved(), observed, graph);
        List<Decision> decisions = new ArrayList<>(planner.plan());
        desired.unresolved().forEach((app, reason) -> decisions.add(planner.unresolved(app, reason)));
        desired.omitted().forEach((app, reason) -> decisions.add(omitted(desired, observed, app, reason)));
        for (AppId app : observed.keySet()) {
            if (!known(desired, app)) {
                decisions.add(new Decision.Act(new Effect.Remove(app), "no longer in the flow file"));
            }
        }
        return decisions;
    }

    private static Decision omitted(
            DesiredNamespace desired, Map<AppId, ObservedApp> observed, AppId app, String reason) {
        if (observed.containsKey(app)) {
            return new Decision.Act(new Effect.Remove(app), reason);
        }
        URI external = desired.external().get(app);
        return external == null
                ? new Decision.Omitted(app, reason)
                : new Decision.External(app, external, reason + "; reached at " + external);
    }

    private static boolean known(DesiredNamespace desired, AppId app) {
        return desired.apps().containsKey(app)
                || desired.unresolved().containsKey(app)
                || desired.omitted().containsKey(app);
    }

    private static List<Decision> deleting(Map<AppId, ObservedApp> observed) {
        List<Decision> decisions = new ArrayList<>();
        observed.keySet().forEach(app -> decisions.add(new Decision.UnderWay(app, "its namespace is being deleted")));
        return decisions;
    }
}
