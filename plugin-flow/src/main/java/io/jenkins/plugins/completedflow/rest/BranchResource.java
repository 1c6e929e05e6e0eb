package io.jenkins.plugins.completedflow.rest;

import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.branch.BranchStatus;
import io.jenkins.plugins.completedflow.branch.Projects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jenkins.branch.MultiBranchProject;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How a branch of a project stands. */
@ExportedBean
public final class BranchResource {
    private final String project;
    private final BranchStatus status;

    private BranchResource(String project, BranchStatus status) {
        this.project = project;
        this.status = status;
    }

    /** Of the projects whose namespaces the user may see. */
    static List<BranchResource> all() throws IOException {
        List<BranchResource> found = new ArrayList<>();
        for (MultiBranchProject<?, ?> project : Projects.all()) {
            if (project.hasPermission(CompletedFlowPermissions.VIEW)) {
                for (BranchStatus status : BranchStatus.of(project)) {
                    found.add(new BranchResource(project.getFullName(), status));
                }
            }
        }
        return found;
    }

    @Exported
    public String getProject() {
        return project;
    }

    @Exported
    public String getBranch() {
        return status.branch();
    }

    /** {@code followed}, {@code refused}, {@code failed}, {@code not_indexed} or {@code gone}. */
    @Exported
    public String getState() {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public String getReason() {
        return status.reason();
    }
}
