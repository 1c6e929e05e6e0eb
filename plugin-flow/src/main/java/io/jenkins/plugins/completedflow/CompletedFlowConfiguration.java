package io.jenkins.plugins.completedflow;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Node;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private String node;
    private String lifetime;
    private boolean forks;
    private Integer namespacesPerProject;
    private Integer namespaces;

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

    /** The name of the node on which namespaces live where no folder names one; null if there is none. */
    public String getNode() {
        return node;
    }

    @DataBoundSetter
    public void setNode(String node) {
        this.node = Util.fixEmptyAndTrim(node);
        save();
    }

    /** How long a namespace lives after the last push or use, such as {@code 14d}; null: as its template says. */
    public String getLifetime() {
        return lifetime;
    }

    @DataBoundSetter
    public void setLifetime(String lifetime) {
        this.lifetime = Util.fixEmptyAndTrim(lifetime);
        save();
    }

    /** Whether the form of a new folder proposes namespaces for pull requests from forks. */
    public boolean isForks() {
        return forks;
    }

    @DataBoundSetter
    public void setForks(boolean forks) {
        this.forks = forks;
        save();
    }

    /** How many branch namespaces one project may have; null: any number. */
    public Integer getNamespacesPerProject() {
        return namespacesPerProject;
    }

    @DataBoundSetter
    public void setNamespacesPerProject(Integer namespacesPerProject) {
        this.namespacesPerProject = namespacesPerProject;
        save();
    }

    /** How many branch namespaces there may be on all nodes together; null: any number. */
    public Integer getNamespaces() {
        return namespaces;
    }

    @DataBoundSetter
    public void setNamespaces(Integer namespaces) {
        this.namespaces = namespaces;
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

    /** The nodes of the controller, and the one that is chosen even if it is gone. */
    @POST
    public ListBoxModel doFillNodeItems(@QueryParameter String node) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.CompletedFlowConfiguration_noNode(), "");
        Set<String> names = new TreeSet<>();
        if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            Jenkins.get().getNodes().stream().map(Node::getNodeName).forEach(names::add);
        }
        Optional.ofNullable(Util.fixEmptyAndTrim(node)).ifPresent(names::add);
        names.forEach(name -> items.add(name, name));
        return items;
    }

    @POST
    public FormValidation doCheckLifetime(@QueryParameter String value) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(value))
                .map(FieldCheck::duration)
                .orElseGet(FormValidation::ok);
    }

    @POST
    public FormValidation doCheckNamespacesPerProject(@QueryParameter String value) {
        return FieldCheck.numberOrNothing(value);
    }

    @POST
    public FormValidation doCheckNamespaces(@QueryParameter String value) {
        return FieldCheck.numberOrNothing(value);
    }
}
