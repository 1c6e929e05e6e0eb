package hudson.security;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jvnet.localizer.Localizable;

public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    private final List<Permission> permissions = new ArrayList<>();
    public final Class owner;
    public final Localizable title;

    public PermissionGroup(Class owner, Localizable title) throws IllegalStateException {
        this.owner = owner;
        this.title = title;
    }

    void add(Permission permission) {
        permissions.add(permission);
    }

    public synchronized List<Permission> getPermissions() {
        return List.copyOf(permissions);
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return owner.getName().compareTo(that.owner.getName());
    }
}
