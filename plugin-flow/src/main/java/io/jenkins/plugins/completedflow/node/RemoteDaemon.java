package io.jenkins.plugins.completedflow.node;

import hudson.ExtensionList;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reaches a node's daemon through the controller's connection to the node. */
final class RemoteDaemon implements DaemonLine {
    private final String node;

    /** @param node name of the node; empty: the controller's own */
    RemoteDaemon(String node) {
        this.node = node;
    }

    @Override
    public List<String> ask(List<String> lines) throws IOException, InterruptedException {
        Node there = FlowNodes.find(node).orElseThrow(() -> new IOException("there is no node " + node));
        FlowNodeProperty property = FlowNodes.property(there)
                .orElseThrow(() -> new IOException("node " + node + " is not allowed to hold namespaces;"
                        + " check 'Namespaces may live here' in its configuration"));
        VirtualChannel channel = there.getChannel();
        if (channel == null) {
            throw new IOException("node " + node + " is offline");
        }
        DaemonCall call = new DaemonCall(property.getHome(), lines);
        try {
            return channel.call(call);
        } catch (DaemonCall.DownException down) {
            start(there, property, channel);
            return channel.call(call);
        }
    }

    private static void start(Node there, FlowNodeProperty property, VirtualChannel channel)
            throws IOException, InterruptedException {
        String program =
                tool(property.getTool()).forNode(there, TaskListener.NULL).getHome();
        channel.call(new DaemonStart(FlowNodes.root(there), program, property.getHome(), property.getHost()));
    }

    private static FlowInstallation tool(String name) throws IOException {
        FlowInstallation[] all = ExtensionList.lookupSingleton(FlowInstallation.DescriptorImpl.class)
                .getInstallations();
        List<FlowInstallation> meant = Arrays.stream(all)
                .filter(each -> name == null || each.getName().equals(name))
                .toList();
        if (meant.size() != 1) {
            throw new IOException(
                    name == null
                            ? "there are " + all.length + " installations of flow, and the node's configuration names"
                                    + " none; see Manage Jenkins, Tools"
                            : "there is no installation of flow called " + name + "; see Manage Jenkins, Tools");
        }
        return meant.get(0);
    }
}
