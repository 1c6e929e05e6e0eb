package io.jenkins.plugins.completedflow.node;

import hudson.Extension;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolProperty;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The program {@code flow}, as it is installed on nodes. */
public final class FlowInstallation extends ToolInstallation implements NodeSpecific<FlowInstallation> {
    private static final long serialVersionUID = 1L;

    /** @param home folder that holds {@code bin/flow} */
    @DataBoundConstructor
    public FlowInstallation(String name, String home, List<? extends ToolProperty<?>> properties) {
        super(name, home, properties);
    }

    /** Installs it on a node if its installers say so. */
    @Override
    public FlowInstallation forNode(Node node, TaskListener log) throws IOException, InterruptedException {
        return new FlowInstallation(getName(), translateFor(node, log), List.of());
    }

    @Extension
    @Symbol("flow")
    public static final class DescriptorImpl extends ToolDescriptor<FlowInstallation> {
        public DescriptorImpl() {
            setInstallations();
            load();
        }

        @Override
        public void setInstallations(FlowInstallation... installations) {
            super.setInstallations(installations);
            save();
        }

        @Override
        public String getDisplayName() {
            return Messages.FlowInstallation_displayName();
        }
    }
}
