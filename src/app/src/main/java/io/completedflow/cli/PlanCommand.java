package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.view.AppPlan;
import io.completedflow.view.PlanView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        description = "Show what a reconcile would do for a branch, and why; changes nothing.",
        footer = {"", "Examples:", "  flow plan feature-132", "  flow plan feature-132 --app frontend -o json"})
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private BranchChoice choice;

    @Mixin
    private OutputOption output;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        PlanView plan;
        try (Flow flow = session.open()) {
            plan = flow.plan(choice.request());
        }
        if (output.json()) {
            session.json(plan);
        } else {
            new PlanText(session.terminal().style())
                    .lines(plan)
                    .forEach(session.terminal().out()::println);
        }
        boolean possible = plan.apps().stream().noneMatch(app -> app.action() == AppPlan.Action.FAILED);
        return (possible ? ExitCode.OK : ExitCode.FAILED).status();
    }
}
