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

/** Returns what {@code flowNamespace} would do, in the shape of {@code flow plan -o json}; changes nothing. */
public final class FlowPlanStep extends NamespaceStep {
    private String template;
    private int timeout = DEFAULT_TIMEOUT;

    @DataBoundConstructor
    public FlowPlanStep() {
        // Every argument has a setter.
    }

    /** The template of the flow file to plan with; null: as the folder and the flow file say. */
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(String template) {
        this.template = Util.fixEmptyAndTrim(template);
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
        return new FlowPlanExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends NamespaceStepDescriptor {
        @Override
        public String getFunctionName() {
            return "flowPlan";
        }

        @Override
        public String getDisplayName() {
            return Messages.FlowPlanStep_displayName();
        }

        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value) {
            return optional(value, FieldCheck::name);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return timeout(value);
        }
    }
}
