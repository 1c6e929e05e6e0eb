package io.jenkins.plugins.completedflow.step;

import hudson.model.Run;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Asks for the plan and hands it over. */
final class FlowPlanExecution extends RequestExecution {
    private static final long serialVersionUID = 1L;

    private final String branch;
    private final String template;
    private final String node;
    private transient ProgressLines lines;

    FlowPlanExecution(FlowPlanStep step, StepContext context) {
        super(context, step.getTimeout());
        this.branch = step.getBranch();
        this.template = step.getTemplate();
        this.node = step.getNode();
    }

    @Override
    FlowRequest first() throws RefusedException, IOException, InterruptedException {
        StepScope scope = scope();
        Allowed allowed = scope.namespace(wish());
        BuildInquiry.requireNode(allowed.node());
        return allowed.request(UUID.randomUUID().toString(), FlowRequest.Kind.PLAN, scope.build());
    }

    @Override
    void onProgress(RequestProgress progress) {
        if (lines == null) {
            lines = new ProgressLines();
        }
        if (!progress.status().isOver()) {
            say(lines.waiting(progress.reason()));
        }
    }

    @Override
    void onDone(RequestProgress progress) throws RefusedException, IOException, InterruptedException {
        Map<String, Object> data = JsonData.read(progress.result());
        Plan plan = Plan.of(data);
        StepScope scope = scope();
        scope.check(scope.namespace(wish()), plan);
        say(ProgressLines.of(plan));
        succeed(data);
    }

    private StepScope scope() throws RefusedException, IOException, InterruptedException {
        return BuildInquiry.scope(getContext().get(Run.class));
    }

    private Wish wish() {
        return Wish.of(branch, template, null, node);
    }
}
