package io.jenkins.plugins.completedflow.step;

import hudson.AbortException;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Looks the namespace up once; the block keeps what was found, also over a restart. */
final class WithFlowNamespaceExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final String branch;
    private final String node;

    WithFlowNamespaceExecution(WithFlowNamespaceStep step, StepContext context) {
        super(context);
        this.branch = step.getBranch();
        this.node = step.getNode();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells how the block ends.
    public boolean start() throws Exception {
        KnownNamespace namespace = find();
        Map<String, Object> described = JsonData.read(namespace.json());
        Map<String, String> variables = AppAddresses.byVariable(described);
        variables.put("FLOW_NAMESPACE", namespace.name());
        NamespaceEnvironment environment = NamespaceEnvironment.of(variables);
        StepContext context = getContext();
        context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), environment))
                .withContext(BodyInvoker.mergeConsoleLogFilters(
                        context.get(ConsoleLogFilter.class), new AddressMask(variables.values())))
                .withCallback(BodyExecutionCallback.wrap(context))
                .start();
        return false;
    }

    private KnownNamespace find() throws Exception {
        try {
            Allowed allowed =
                    BuildInquiry.scope(getContext().get(Run.class)).existing(Wish.of(branch, null, null, node));
            return KnownNamespaces.get().all().stream()
                    .filter(known -> isOf(known, allowed))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("branch " + allowed.branch() + " has no namespace on node "
                            + allowed.node() + "; make it first, with flowNamespace()"));
        } catch (RefusedException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static boolean isOf(KnownNamespace known, Allowed allowed) {
        return known.node().equals(allowed.node())
                && known.productRepository().equals(allowed.productRepository())
                && known.branch().equals(allowed.branch());
    }
}
