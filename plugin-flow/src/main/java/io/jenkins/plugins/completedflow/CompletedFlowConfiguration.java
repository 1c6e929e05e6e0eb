package io.jenkins.plugins.completedflow;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What holds for the whole controller where no folder says otherwise. */
@Extension
@Symbol("completedFlow")
public final class CompletedFlowConfiguration extends GlobalConfiguration {
    private String productRepository;

    public CompletedFlowConfiguration() {
        load();
    }

    public static CompletedFlowConfiguration get() {
        return ExtensionList.lookupSingleton(CompletedFlowConfiguration.class);
    }

    /** The address of the repository with the flow file; null if there is none. */
    public String getProductRepository() {
        return productRepository;
    }

    @DataBoundSetter
    public void setProductRepository(String productRepository) {
        this.productRepository = Util.fixEmptyAndTrim(productRepository);
        save();
    }

    @POST
    public FormValidation doCheckProductRepository(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        return Optional.ofNullable(Util.fixEmptyAndTrim(value))
                .map(FieldCheck::repository)
                .orElseGet(FormValidation::ok);
    }
}
