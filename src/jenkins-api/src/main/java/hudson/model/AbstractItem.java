package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import jenkins.model.Loadable;

public abstract class AbstractItem extends Actionable implements Loadable, Item, AccessControlled {
    protected transient String name;
    private final transient ItemGroup parent;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ItemGroup getParent() {
        return parent;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public final String getFullName() {
        return parent.getFullName().isEmpty() ? name : parent.getFullName() + "/" + name;
    }

    @Override
    public final String getFullDisplayName() {
        return getFullName().replace("/", " » ");
    }

    @Override
    public final String getUrl() {
        return "job/" + getFullName().replace("/", "/job/") + "/";
    }

    @Override
    public File getRootDir() {
        throw new IllegalStateException("only a controller has items on disk");
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
