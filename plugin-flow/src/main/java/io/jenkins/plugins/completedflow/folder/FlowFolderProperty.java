package io.jenkins.plugins.completedflow.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.completedflow.source.RepositoryAddress;
import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.FieldCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What holds for the branches of all multibranch projects in a folder, an organization folder or of one such project. The nearest one up the
 * parents holds as a whole; only an empty product repository is looked for further up.
 */
public final class FlowFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {
    private String productRepository;
    private String node;
    private String lifetime;
    private boolean forks;
    private boolean deleteWithProject;
    private boolean deleteFiltered;
    private List<AllowedTemplate> allowedTemplates;
    private List<Grant> grants;

    @DataBoundConstructor
    public FlowFolderProperty() {
        // Every field has a setter.
    }

    /** The nearest one, of {@code start} itself or up its parents. */
    public static Optional<FlowFolderProperty> nearest(ItemGroup<?> start) {
        return upwards(start).stream().findFirst();
    }

    /** The nearest address that a folder names, from {@code start} itself up its parents; empty if none does. */
    public static Optional<String> productRepositoryOf(ItemGroup<?> start) {
        return upwards(start).stream()
                .flatMap(property -> Optional.ofNullable(property.productRepository).stream())
                .findFirst();
    }

    private static List<FlowFolderProperty> upwards(ItemGroup<?> start) {
        List<FlowFolderProperty> found = new ArrayList<>();
        ItemGroup<?> at = start;
        while (at != null) {
            if (at instanceof AbstractFolder<?> folder) {
                FlowFolderProperty property = folder.getProperties().get(FlowFolderProperty.class);
                Optional.ofNullable(property).ifPresent(found::add);
            }
            at = at instanceof Item item ? item.getParent() : null;
        }
        return found;
    }

    /** The address of the repository with the flow file; null: the one of a folder above, else of the global configuration. */
    public String getProductRepository() {
        return productRepository;
    }

    @DataBoundSetter
    public void setProductRepository(String productRepository) {
        this.productRepository = Util.fixEmptyAndTrim(productRepository);
    }

    /** The name of the node on which the namespaces live; null: the one of the global configuration. */
    public String getNode() {
        return node;
    }

    @DataBoundSetter
    public void setNode(String node) {
        this.node = Util.fixEmptyAndTrim(node);
    }

    /** How long a namespace lives after the last push or use, such as {@code 14d}; null: as the global configuration says. */
    public String getLifetime() {
        return lifetime;
    }

    @DataBoundSetter
    public void setLifetime(String lifetime) {
        this.lifetime = Util.fixEmptyAndTrim(lifetime);
    }

    /** Whether pull requests from forks get namespaces; these are named after the request and get no secrets. */
    public boolean isForks() {
        return forks;
    }

    @DataBoundSetter
    public void setForks(boolean forks) {
        this.forks = forks;
    }

    /** Whether the namespaces of a project go with it when it, or a folder above, is deleted; if not, they stay while their branches do. */
    public boolean isDeleteWithProject() {
        return deleteWithProject;
    }

    @DataBoundSetter
    public void setDeleteWithProject(boolean deleteWithProject) {
        this.deleteWithProject = deleteWithProject;
    }

    /** Whether the namespace of a branch goes when no project of the product takes the branch up any more, though git has it. */
    public boolean isDeleteFiltered() {
        return deleteFiltered;
    }

    @DataBoundSetter
    public void setDeleteFiltered(boolean deleteFiltered) {
        this.deleteFiltered = deleteFiltered;
    }

    /** Which branches may use which template; empty: the flow file alone decides. */
    public List<AllowedTemplate> getAllowedTemplates() {
        return allowedTemplates == null ? List.of() : List.copyOf(allowedTemplates);
    }

    @DataBoundSetter
    public void setAllowedTemplates(List<AllowedTemplate> allowedTemplates) {
        this.allowedTemplates = new ArrayList<>(allowedTemplates);
    }

    /** What builds of a branch may do beyond the namespace of that branch. */
    public List<Grant> getGrants() {
        return grants == null ? List.of() : List.copyOf(grants);
    }

    @DataBoundSetter
    public void setGrants(List<Grant> grants) {
        this.grants = new ArrayList<>(grants);
    }

    @Extension
    @Symbol("completedFlow")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FlowFolderProperty_displayName();
        }

        /** Null if the box of the form is not checked: the folder then says nothing. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
            return formData.optBoolean("specified") ? super.newInstance(req, formData) : null;
        }

        /** Says for an empty field which address holds instead. */
        @POST
        public FormValidation doCheckProductRepository(@AncestorInPath Item item, @QueryParameter String value) {
            if (!FormAccess.mayConfigure(item)) {
                return FormValidation.ok();
            }
            String address = Util.fixEmptyAndTrim(value);
            return address == null ? inherited(item) : FieldCheck.repository(address);
        }

        private static FormValidation inherited(Item item) {
            ItemGroup<?> above = item == null ? null : item.getParent();
            return productRepositoryOf(above)
                    .or(() ->
                            Optional.ofNullable(CompletedFlowConfiguration.get().getProductRepository()))
                    .map(RepositoryAddress::masked)
                    .map(address -> FormValidation.ok(Messages.FlowFolderProperty_inherited(address)))
                    .orElseGet(() -> FormValidation.warning(Messages.FlowFolderProperty_noProductRepository()));
        }

        /** The nodes of the controller, and the one that is chosen even if it is gone. */
        @POST
        public ListBoxModel doFillNodeItems(@AncestorInPath Item item, @QueryParameter String node) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.FlowFolderProperty_noNode(), "");
            Set<String> names = new TreeSet<>();
            if (FormAccess.mayConfigure(item)) {
                Jenkins.get().getNodes().stream().map(Node::getNodeName).forEach(names::add);
            }
            Optional.ofNullable(Util.fixEmptyAndTrim(node)).ifPresent(names::add);
            names.forEach(name -> items.add(name, name));
            return items;
        }

        @POST
        public FormValidation doCheckNode(@AncestorInPath Item item, @QueryParameter String value) {
            String name = Util.fixEmptyAndTrim(value);
            boolean gone = FormAccess.mayConfigure(item)
                    && name != null
                    && Jenkins.get().getNode(name) == null;
            return gone ? FormValidation.error(Messages.FlowFolderProperty_nodeGone(name)) : FormValidation.ok();
        }

        /** What the box says in a form that was not saved yet. */
        public boolean getDefaultForks() {
            return CompletedFlowConfiguration.get().isForks();
        }

        @POST
        public FormValidation doCheckLifetime(@QueryParameter String value) {
            String lifetime = Util.fixEmptyAndTrim(value);
            return lifetime == null ? FormValidation.ok() : FieldCheck.duration(lifetime);
        }
    }
}
