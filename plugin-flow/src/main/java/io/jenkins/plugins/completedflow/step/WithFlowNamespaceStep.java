package io.jenkins.plugins.completedflow.step;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs its block with the name and the addresses of a namespace that is there in the environment. */
public final class WithFlowNamespaceStep extends NamespaceStep {

    @DataBoundConstructor
    public WithFlowNamespaceStep() {
        // Every argument has a setter.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithFlowNamespaceExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends NamespaceStepDescriptor {
        @Override
        public String getFunctionName() {
            return "withFlowNamespace";
        }

        @Override
        public String getDisplayName() {
            return Messages.WithFlowNamespaceStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
