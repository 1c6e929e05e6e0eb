package io.jenkins.plugins.completedflow;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;

/** Who may do what with the namespaces of a project; each is granted on the project, a folder above it or the controller. */
public final class CompletedFlowPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(CompletedFlowPermissions.class, Messages._CompletedFlowPermissions_title());

    public static final Permission VIEW = permission("View", Messages._CompletedFlowPermissions_view());
    public static final Permission CREATE = permission("Create", Messages._CompletedFlowPermissions_create());
    public static final Permission UPDATE = permission("Update", Messages._CompletedFlowPermissions_update());
    public static final Permission DELETE = permission("Delete", Messages._CompletedFlowPermissions_delete());

    private CompletedFlowPermissions() {}

    private static Permission permission(String name, Localizable description) {
        return new Permission(GROUP, name, description, Jenkins.ADMINISTER, PermissionScope.ITEM);
    }

    /** Makes this class known before the authorization strategy is loaded, which finds permissions by their names. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // Loading the class did it.
    }
}
