package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Node;
import hudson.model.ReconfigurableDescribable;

public abstract class NodeProperty<N extends Node>
        implements ReconfigurableDescribable<NodeProperty<?>>, ExtensionPoint {
    protected transient N node;

    protected void setNode(N node) {
        this.node = node;
    }

    @Override
    public NodePropertyDescriptor getDescriptor() {
        throw new IllegalStateException("only a controller has descriptors");
    }
}
