package io.jenkins.plugins.completedflow.step;

import hudson.model.Run;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** First asks for the plan, which tells what only the flow file knows, then for what was planned. */
final class FlowNamespaceExecution extends RequestExecution {
    private static final long serialVersionUID = 1L;

    private final String branch;
    private final String template;
    private final String app;
    private final String node;
    private final boolean waits;
    /** So that the request to create is the same after a restart. */
    private final String createId = UUID.randomUUID().toString();

    private ArrayList<String> changed = new ArrayList<>();
    private transient ProgressLines lines;

    FlowNamespaceExecution(FlowNamespaceStep step, StepContext context) {
        super(context, step.getTimeout());
        this.branch = step.getBranch();
        this.template = step.getTemplate();
        this.app = step.getApp();
        this.node = step.getNode();
        this.waits = step.isWait();
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
        if (!progress.status().isOver()) {
            say(lines().waiting(progress.reason()));
        }
        if (progress.request().kind() == FlowRequest.Kind.CREATE
                && !progress.result().isEmpty()) {
            say(lines().of(JsonData.read(progress.result())));
            if (!waits && progress.status() == Status.RUNNING) {
                hand(progress);
            }
        }
    }

    @Override
    void onDone(RequestProgress progress) throws RefusedException, IOException, InterruptedException {
        if (progress.request().kind() == FlowRequest.Kind.PLAN) {
            create(Plan.of(JsonData.read(progress.result())));
        } else {
            say(lines().of(JsonData.read(progress.result())));
            hand(progress);
        }
    }

    private void create(Plan plan) throws RefusedException, IOException, InterruptedException {
        StepScope scope = scope();
        Allowed allowed = scope.namespace(wish());
        scope.check(allowed, plan);
        say(ProgressLines.of(plan));
        changed = new ArrayList<>(plan.changed());
        Pin pin = Pin.of(scope.build(), allowed, wish(), plan);
        await(allowed.request(createId, plan, pin, scope.build()));
        save();
    }

    private void hand(RequestProgress progress) {
        succeed(NamespaceResult.of(JsonData.read(progress.result()), changed));
    }

    private StepScope scope() throws RefusedException, IOException, InterruptedException {
        return BuildInquiry.scope(getContext().get(Run.class));
    }

    private Wish wish() {
        return Wish.of(branch, template, app, node);
    }

    private ProgressLines lines() {
        if (lines == null) {
            lines = new ProgressLines();
        }
        return lines;
    }
}
