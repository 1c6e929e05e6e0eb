package io.jenkins.plugins.completedflow.node;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Lets namespaces live on a node: its daemon runs there, and all apps as that daemon's user. */
public final class FlowNodeProperty extends NodeProperty<Node> {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final String home;
    private String host;
    private String tool;

    /** @param home absolute path of the folder on the node that holds all state of its namespaces */
    @DataBoundConstructor
    public FlowNodeProperty(String home) {
        this.home = Util.fixEmptyAndTrim(home);
    }

    public String getHome() {
        return home;
    }

    /** The name by which browsers reach the node; null: only browsers on the node itself reach its apps. */
    public String getHost() {
        return host;
    }

    @DataBoundSetter
    public void setHost(String host) {
        this.host = Util.fixEmptyAndTrim(host);
    }

    /** Name of the installation of {@code flow} that runs there; null: the only one there is. */
    public String getTool() {
        return tool;
    }

    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixEmptyAndTrim(tool);
    }

    @Extension
    @Symbol("completedFlow")
    public static final class DescriptorImpl extends NodePropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FlowNodeProperty_displayName();
        }

        /** @param computer the one whose configuration it is; null for a new node */
        @POST
        public FormValidation doCheckHome(@AncestorInPath Computer computer, @QueryParameter String value) {
            if (!mayConfigure()) {
                return FormValidation.ok();
            }
            String home = Util.fixEmptyAndTrim(value);
            if (home == null || !home.startsWith("/")) {
                return FormValidation.error(Messages.FlowNodeProperty_absolute());
            }
            return Optional.ofNullable(computer)
                    .map(Computer::getNode)
                    .map(FlowNodes::root)
                    .filter(root -> Path.of(home).normalize().startsWith(Path.of(root)))
                    .map(root -> FormValidation.error(Messages.FlowNodeProperty_inRoot(root)))
                    .orElseGet(FormValidation::ok);
        }

        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            String host = Util.fixEmptyAndTrim(value);
            return host == null || HOST.matcher(host).matches()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.FlowNodeProperty_host());
        }

        @POST
        public ListBoxModel doFillToolItems(@QueryParameter String tool) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.FlowNodeProperty_onlyTool(), "");
            if (mayConfigure()) {
                FlowInstallation[] installations = ExtensionList.lookupSingleton(FlowInstallation.DescriptorImpl.class)
                        .getInstallations();
                Arrays.stream(installations).forEach(each -> items.add(each.getName(), each.getName()));
            }
            return items;
        }

        private static boolean mayConfigure() {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        }
    }
}
