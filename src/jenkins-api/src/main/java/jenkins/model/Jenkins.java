package jenkins.model;

import hudson.ExtensionList;
import hudson.model.AbstractCIBase;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.util.io.OnMaster;
import org.jvnet.hudson.reactor.ReactorException;
import org.springframework.security.core.Authentication;

public class Jenkins extends AbstractCIBase implements AccessControlled, OnMaster, Loadable {
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Jenkins.class, null);
    public static final Permission ADMINISTER =
            new Permission(PERMISSIONS, "Administer", null, null, PermissionScope.JENKINS);
    public static final Permission READ =
            new Permission(PERMISSIONS, "Read", null, ADMINISTER, PermissionScope.JENKINS);

    private static volatile Jenkins theInstance;
    private final File root;
    private final Map<Class<?>, ExtensionList<?>> extensions = new HashMap<>();

    /** The last one made is the one that {@link #get} returns. */
    protected Jenkins(File root, ServletContext context) throws IOException, InterruptedException, ReactorException {
        this.root = root;
        theInstance = this;
    }

    public static Jenkins get() throws IllegalStateException {
        if (theInstance == null) {
            throw new IllegalStateException("the test made no Jenkins");
        }
        return theInstance;
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return (ExtensionList<T>)
                extensions.computeIfAbsent(extensionType, type -> ExtensionList.create(this, (Class<T>) type));
    }

    public Node getNode(String name) {
        return getNodes().stream()
                .filter(node -> node.getNodeName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<TopLevelItem> getItems() {
        return List.of();
    }

    public Item getItemByFullName(String fullName) {
        throw new IllegalStateException("only a controller has items");
    }

    /** Nobody: a unit test's own answer does not depend on who asks. */
    public static Authentication getAuthentication2() {
        return null;
    }

    public List<Node> getNodes() {
        return List.of();
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    @Override
    public File getRootDir() {
        return root;
    }

    @Override
    public ACL getACL() {
        throw new IllegalStateException("override it");
    }

    @Override
    public synchronized void save() throws IOException {}

    @Override
    public void load() throws IOException {}
}
