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

/** Creates a branch's namespace, or brings it up to date; returns what {@link NamespaceResult} says. */
public final class FlowNamespaceStep extends NamespaceStep {
    private String template;
    private String app;
    private boolean wait = true;
    private int timeout = DEFAULT_TIMEOUT;

    @DataBoundConstructor
    public FlowNamespaceStep() {
        // Every argument has a setter.
    }

    /** The template of the flow file to make it by; null: as the folder and the flow file say. */
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    /** The app that the build's commit is of; null: all those of the repository that was checked out. */
    public String getApp() {
        return app;
    }

    @DataBoundSetter
    public void setApp(String app) {
        this.app = Util.fixEmptyAndTrim(app);
    }

    /** Whether to go on only when every app is ready. */
    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
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
        return new FlowNamespaceExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends NamespaceStepDescriptor {
        @Override
        public String getFunctionName() {
            return "flowNamespace";
        }

        @Override
        public String getDisplayName() {
            return Messages.FlowNamespaceStep_displayName();
        }

        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value) {
            return optional(value, FieldCheck::name);
        }

        @POST
        public FormValidation doCheckApp(@QueryParameter String value) {
            return optional(value, FieldCheck::app);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return timeout(value);
        }
    }
}
