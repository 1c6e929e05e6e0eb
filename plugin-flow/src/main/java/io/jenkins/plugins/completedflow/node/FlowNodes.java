package io.jenkins.plugins.completedflow.node;

import hudson.model.Node;
import hudson.model.Slave;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** The nodes that namespaces may live on. */
public final class FlowNodes {
    private FlowNodes() {}

    /** @param name empty: the controller's own */
    public static Optional<Node> find(String name) {
        return name.isEmpty()
                ? Optional.of(Jenkins.get())
                : Optional.ofNullable(Jenkins.get().getNode(name));
    }

    /** Empty if it is not allowed to hold namespaces. */
    public static Optional<FlowNodeProperty> property(Node node) {
        return Optional.ofNullable(node.getNodeProperty(FlowNodeProperty.class));
    }

    /** The folder that builds on a node write to. */
    static String root(Node node) {
        return node instanceof Slave agent
                ? agent.getRemoteFS()
                : Jenkins.get().getRootDir().getAbsolutePath();
    }

    /** The names of all that are allowed to. */
    public static List<String> allowed() {
        return Stream.concat(Stream.of(Jenkins.get()), Jenkins.get().getNodes().stream())
                .filter(node -> property(node).isPresent())
                .map(Node::getNodeName)
                .toList();
    }
}
