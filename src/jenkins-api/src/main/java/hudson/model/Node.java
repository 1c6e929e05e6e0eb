package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import hudson.security.AccessControlled;
import hudson.slaves.NodeProperty;
import jenkins.util.io.OnMaster;

public abstract class Node extends AbstractModelObject
        implements ReconfigurableDescribable<Node>, ExtensionPoint, AccessControlled, OnMaster, PersistenceRoot {
    public abstract String getNodeName();

    public final VirtualChannel getChannel() {
        throw new IllegalStateException("only a controller has channels");
    }

    public <T extends NodeProperty> T getNodeProperty(Class<T> clazz) {
        return null;
    }

    public FilePath createPath(String absolutePath) {
        throw new IllegalStateException("only a controller has channels");
    }

    public final Computer toComputer() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return getNodeName();
    }
}
