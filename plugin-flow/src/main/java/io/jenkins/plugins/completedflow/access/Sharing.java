package io.jenkins.plugins.completedflow.access;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import java.util.List;

/**
 * The projects that share a namespace. To see it, the permission on one of them is enough; to change it, all of them are asked, as it is the
 * namespace of all. One that no project shares is for administrators.
 *
 * @param all whoever may do everything with the controller may do it with this
 */
public record Sharing(List<? extends AccessControlled> projects, AccessControlled controller, Permission all) {
    public Sharing {
        projects = List.copyOf(projects);
    }

    public boolean mayView() {
        return isOrphan()
                ? controller.hasPermission(all)
                : projects.stream().anyMatch(project -> project.hasPermission(CompletedFlowPermissions.VIEW));
    }

    /** @param permission one to change it by */
    public boolean may(Permission permission) {
        return isOrphan()
                ? controller.hasPermission(all)
                : projects.stream().allMatch(project -> project.hasPermission(permission));
    }

    /**
     * @param permission one to change it by
     * @throws org.springframework.security.access.AccessDeniedException with the permission that is missing, unless {@link #may}
     */
    public void check(Permission permission) {
        if (isOrphan()) {
            controller.checkPermission(all);
        }
        projects.forEach(project -> project.checkPermission(permission));
    }

    /** Whether no project has its branch any more. */
    public boolean isOrphan() {
        return projects.isEmpty();
    }
}
