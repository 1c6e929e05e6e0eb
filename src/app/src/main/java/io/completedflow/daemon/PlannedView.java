package io.completedflow.daemon;

import io.completedflow.config.AppId;
import io.completedflow.namespace.Decision;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.reconcile.PlannedNamespace;
import io.completedflow.view.AppPlan;
import io.completedflow.view.PlanView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what a reconcile would do. */
final class PlannedView {
    private PlannedView() {}

    static PlanView of(PlannedNamespace planned, String branch) {
        DesiredNamespace desired = planned.desired();
        Map<AppId, Integer> position = new HashMap<>();
        planned.plan().waves().forEach(wave -> wave.forEach(app -> position.put(app, position.size())));
        List<AppPlan> apps = planned.plan().decisions().stream()
                .sorted(Comparator.comparing(decision -> position.getOrDefault(decision.app(), Integer.MAX_VALUE)))
                .map(decision -> app(desired, decision))
                .toList();
        List<List<String>> waves = planned.plan().waves().stream()
                .map(wave -> wave.stream().map(AppId::toString).toList())
                .toList();
        return new PlanView(
                branch,
                desired.name(),
                planned.exists(),
                desired.template().name(),
                desired.template().standing(),
                Optional.of(planned.flowFileCommit()),
                apps,
                waves);
    }

    private static AppPlan app(DesiredNamespace desired, Decision decision) {
        Optional<DesiredApp> wanted = Optional.ofNullable(desired.apps().get(decision.app()));
        return new AppPlan(
                decision.app().toString(),
                action(decision),
                decision.reason(),
                wanted.map(DesiredApp::revision),
                wanted.map(app -> app.depends().stream()
                                .map(AppId::toString)
                                .sorted()
                                .toList())
                        .orElse(List.of()));
    }

    private static AppPlan.Action action(Decision decision) {
        if (decision instanceof Decision.Act act) {
            return action(act.effect());
        } else if (decision instanceof Decision.Keep) {
            return AppPlan.Action.KEEP;
        } else if (decision instanceof Decision.Failed) {
            return AppPlan.Action.FAILED;
        } else if (decision instanceof Decision.Omitted) {
            return AppPlan.Action.OMITTED;
        } else if (decision instanceof Decision.External) {
            return AppPlan.Action.EXTERNAL;
        }
        return AppPlan.Action.DEPLOY;
    }

    private static AppPlan.Action action(Effect effect) {
        if (effect instanceof Effect.Halt) {
            return AppPlan.Action.HALT;
        }
        return effect instanceof Effect.Remove ? AppPlan.Action.REMOVE : AppPlan.Action.DEPLOY;
    }
}
