package io.jenkins.plugins.completedflow.step;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.completedflow.FieldCheck;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Deletes a branch's namespace, or a standing environment, and goes on when it is gone. */
public final class FlowNamespaceDeleteStep extends NamespaceStep {
    private String environment;
    private int timeout = DEFAULT_TIMEOUT;

    @DataBoundConstructor
    public FlowNamespaceDeleteStep() {
        // Every argument has a setter.
    }

    /** Name of a standing environment to delete instead, which needs a grant; null: none. */
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    /** In minutes. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = NamespaceStepDescriptor.checkedTimeout(timeout);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new FlowNamespaceDeleteExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends NamespaceStepDescriptor {
        @Override
        public String getFunctionName() {
            return "flowNamespaceDelete";
        }

        @Override
        public String getDisplayName() {
            return Messages.FlowNamespaceDeleteStep_displayName();
        }

        @POST
        public FormValidation doCheckEnvironment(@QueryParameter String value) {
            return optional(value, FieldCheck::name);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return timeout(value);
        }
    }
}
