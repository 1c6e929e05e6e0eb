package io.jenkins.plugins.completedflow.node;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolInstaller;
import hudson.tools.ToolInstallerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.completedflow.PluginVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Copies a distribution of {@code flow} from the controller to a node, checked by its digest. */
public final class FlowToolInstaller extends ToolInstaller {
    private String version;

    /** @param label of the nodes it is for; null: of all */
    @DataBoundConstructor
    public FlowToolInstaller(String label) {
        super(label);
    }

    /** The version of {@code flow}; null: that of this plugin, the only one whose daemons it can talk to. */
    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    /** Beside other versions, which may be running. */
    @Override
    public FilePath performInstallation(ToolInstallation tool, Node node, TaskListener log)
            throws IOException, InterruptedException {
        Distributions.Kept kept =
                Distributions.ofController().find(Optional.ofNullable(version).orElseGet(PluginVersion::number));
        FilePath folder = folder(tool, node);
        FilePath unpacked =
                folder.child("flow-" + kept.version() + "-" + kept.sha256().substring(0, 12));
        if (!unpacked.child("bin/flow").exists()) {
            folder.mkdirs();
            FilePath archive = folder.child("arriving.tar.gz");
            try (InputStream in = Files.newInputStream(kept.file())) {
                archive.copyFrom(in);
            }
            VirtualChannel channel = node.getChannel();
            if (channel == null) {
                throw new IOException("node " + node.getNodeName() + " went offline");
            }
            channel.call(new DistributionUnpacking(archive.getRemote(), kept.sha256(), unpacked.getRemote()));
            log.getLogger().println("flow " + kept.version() + " is at " + unpacked.getRemote());
        }
        return unpacked;
    }

    /** With the state of the namespaces, where the node's builds do not write. */
    private FilePath folder(ToolInstallation tool, Node node) throws IOException {
        Optional<FlowNodeProperty> property = FlowNodes.property(node);
        if (property.isEmpty()) {
            return preferredLocation(tool, node);
        }
        FilePath home = node.createPath(property.get().getHome());
        if (home == null) {
            throw new IOException("node " + node.getNodeName() + " went offline");
        }
        return home.child("program");
    }

    @Extension
    @Symbol("flowDistribution")
    public static final class DescriptorImpl extends ToolInstallerDescriptor<FlowToolInstaller> {
        @Override
        public String getDisplayName() {
            return Messages.FlowToolInstaller_displayName();
        }

        @Override
        public boolean isApplicable(Class<? extends ToolInstallation> toolType) {
            return toolType == FlowInstallation.class;
        }

        /** Keeps the distribution that is the body of the request, {@code completed-flow-VERSION.tar.gz}. */
        @POST
        public FormValidation doUpload(StaplerRequest2 req) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try (InputStream body = req.getInputStream()) {
                Distributions.Kept kept = Distributions.ofController().keep(body);
                ExtensionList.lookupSingleton(NodePollers.class).back();
                return FormValidation.ok(Messages.FlowToolInstaller_kept(kept.version(), kept.sha256()));
            } catch (IOException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doCheckVersion(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String wanted = Optional.ofNullable(Util.fixEmptyAndTrim(value)).orElseGet(PluginVersion::number);
            try {
                Distributions.Kept kept = Distributions.ofController().find(wanted);
                return wanted.equals(PluginVersion.number())
                        ? FormValidation.ok("SHA-256 " + kept.sha256())
                        : FormValidation.warning(Messages.FlowToolInstaller_mismatch(wanted, PluginVersion.number()));
            } catch (IOException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /** The versions on the controller, and the one that is chosen even if it is gone. */
        @POST
        public ListBoxModel doFillVersionItems(@QueryParameter String version) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.FlowToolInstaller_ofPlugin(PluginVersion.number()), "");
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                versions(version).forEach(each -> items.add(each, each));
            }
            return items;
        }

        private static Set<String> versions(String chosen) {
            Set<String> versions = new TreeSet<>();
            Optional.ofNullable(Util.fixEmptyAndTrim(chosen)).ifPresent(versions::add);
            try {
                versions.addAll(Distributions.ofController().versions());
            } catch (IOException e) {
                return versions; // The check of the field says what is wrong.
            }
            return versions;
        }
    }
}
