package io.jenkins.plugins.completedflow.step;

import hudson.model.Run;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Asks for the deletion and sees it through. */
final class FlowNamespaceDeleteExecution extends RequestExecution {
    private static final long serialVersionUID = 1L;

    private final String branch;
    private final String environment;
    private final String node;
    private String said = "";

    FlowNamespaceDeleteExecution(FlowNamespaceDeleteStep step, StepContext context) {
        super(context, step.getTimeout());
        this.branch = step.getBranch();
        this.environment = step.getEnvironment();
        this.node = step.getNode();
    }

    @Override
    FlowRequest first() throws RefusedException, IOException, InterruptedException {
        StepScope scope = BuildInquiry.scope(getContext().get(Run.class));
        Wish wish = Wish.of(branch, null, null, node);
        Allowed allowed = environment == null ? scope.existing(wish) : scope.environment(environment, wish);
        BuildInquiry.requireNode(allowed.node());
        FlowRequest.Kind kind = environment == null ? FlowRequest.Kind.DELETE : FlowRequest.Kind.ENVIRONMENT_DELETE;
        return allowed.request(UUID.randomUUID().toString(), kind, scope.build());
    }

    @Override
    void onProgress(RequestProgress progress) {
        if (!progress.status().isOver()
                && !progress.reason().isEmpty()
                && !progress.reason().equals(said)) {
            said = progress.reason();
            say(List.of(ProgressLines.clean(said)));
        }
    }

    @Override
    void onDone(RequestProgress progress) {
        String what = environment == null
                ? "The namespace of branch " + progress.request().branch()
                : "Standing environment " + environment;
        say(List.of(
                progress.reason().isEmpty()
                        ? what + " is deleted"
                        : "Nothing is left to delete: " + ProgressLines.clean(progress.reason())));
        succeed(null);
    }
}
