package hudson.security;

import org.jvnet.localizer.Localizable;

public final class Permission {
    public final Class owner;
    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;
    private final PermissionScope[] scopes;

    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes)
            throws IllegalStateException {
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.scopes = scopes.clone();
        group.add(this);
    }

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        this(group, name, description, impliedBy, true, new PermissionScope[] {scope});
    }

    public boolean isContainedBy(PermissionScope s) {
        for (PermissionScope scope : scopes) {
            if (scope == s) {
                return true;
            }
        }
        return false;
    }

    public String getId() {
        return owner.getName() + "." + name;
    }
}
