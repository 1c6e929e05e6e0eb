package io.jenkins.plugins.completedflow.folder;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.completedflow.FieldCheck;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Branches that may use a template of the flow file. */
public final class AllowedTemplate implements Describable<AllowedTemplate> {
    private final String branches;
    private final String template;

    @DataBoundConstructor
    public AllowedTemplate(String branches, String template) {
        this.branches = Util.fixNull(branches).trim();
        this.template = Util.fixNull(template).trim();
    }

    /** A pattern in which {@code *} stands for any characters, slashes too. */
    public String getBranches() {
        return branches;
    }

    public String getTemplate() {
        return template;
    }

    @Extension
    @Symbol("allowedTemplate")
    public static final class DescriptorImpl extends Descriptor<AllowedTemplate> {
        @Override
        public String getDisplayName() {
            return Messages.AllowedTemplate_displayName();
        }

        @POST
        public FormValidation doCheckBranches(@QueryParameter String value) {
            return FieldCheck.branches(Util.fixNull(value).trim());
        }

        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value) {
            return FieldCheck.name(Util.fixNull(value).trim());
        }
    }
}
