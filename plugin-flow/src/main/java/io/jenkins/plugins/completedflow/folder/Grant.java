package io.jenkins.plugins.completedflow.folder;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.completedflow.FieldCheck;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What builds of some branches may do beyond the namespaces of these branches. */
public final class Grant implements Describable<Grant> {
    private final String builds;
    private final String kind;
    private final String target;

    /** @param kind {@code branch}, {@code template} or {@code environment} */
    @DataBoundConstructor
    public Grant(String builds, String kind, String target) {
        this.builds = Util.fixNull(builds).trim();
        this.kind = Util.fixNull(kind).trim();
        this.target = Util.fixNull(target).trim();
    }

    /** A pattern of the branches whose builds are meant; of jobs outside multibranch projects {@code /} and their full name. */
    public String getBuilds() {
        return builds;
    }

    /** {@code branch}: namespaces of other branches; {@code template}: a template; {@code environment}: a standing environment. */
    public String getKind() {
        return kind;
    }

    /** A pattern of branches, the name of a template, or the name of a standing environment. */
    public String getTarget() {
        return target;
    }

    @Extension
    @Symbol("flowGrant")
    public static final class DescriptorImpl extends Descriptor<Grant> {
        @Override
        public String getDisplayName() {
            return Messages.Grant_displayName();
        }

        @POST
        public ListBoxModel doFillKindItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.Grant_branch(), "branch");
            items.add(Messages.Grant_template(), "template");
            items.add(Messages.Grant_environment(), "environment");
            return items;
        }

        @POST
        public FormValidation doCheckBuilds(@QueryParameter String value) {
            return FieldCheck.builds(Util.fixNull(value).trim());
        }

        @POST
        public FormValidation doCheckTarget(@QueryParameter String value, @QueryParameter String kind) {
            String target = Util.fixNull(value).trim();
            return Util.fixNull(kind).equals("branch") ? FieldCheck.branches(target) : FieldCheck.name(target);
        }
    }
}
