package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.access.Sharing;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jenkins.branch.MultiBranchProject;

/** A namespace as a user sees it: how it is, whose it is and what the user may do with it. */
public final class NamespaceSight {
    private final ShownNamespace namespace;
    private final Sharing sharing;
    private final boolean connected;

    NamespaceSight(KnownNamespace known, Sharing sharing, boolean connected) {
        this.namespace = new ShownNamespace(known);
        this.sharing = sharing;
        this.connected = connected;
    }

    public ShownNamespace getNamespace() {
        return namespace;
    }

    /** The path below the controller's address at which it is asked for things, such as {@code completed-flow/node/north/namespace/feature-1}. */
    public String getPath() {
        return "completed-flow/node/" + segment(namespace.getNode()) + "/namespace/" + segment(namespace.getName());
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path of its page below the controller's address; empty for a standing environment, and if the user sees no job of its branch. */
    @SuppressWarnings("unchecked") // Jenkins declares getParent() of jobs raw.
    public String getPage() {
        if (namespace.isStanding()) {
            return ""; // A branch's page shows the branch's own namespace.
        }
        return getProjects().stream()
                .flatMap(project -> Stream.ofNullable(project.getItemByBranchName(namespace.getBranch())))
                .map(job -> job.getUrl() + "namespace/")
                .findFirst()
                .orElse("");
    }

    public boolean isMayUpdate() {
        return sharing.may(CompletedFlowPermissions.UPDATE);
    }

    public boolean isMayDelete() {
        return sharing.may(CompletedFlowPermissions.DELETE);
    }

    /** Whether no project has its branch any more. */
    public boolean isOrphan() {
        return sharing.isOrphan();
    }

    /** Whether its node is connected; otherwise what is shown may be old. */
    public boolean isConnected() {
        return connected;
    }

    /** The projects that share it, as far as the user may see them. */
    public List<MultiBranchProject<?, ?>> getProjects() {
        return sharing.projects().stream()
                .filter(MultiBranchProject.class::isInstance)
                .<MultiBranchProject<?, ?>>map(project -> (MultiBranchProject<?, ?>) project)
                .filter(project -> project.hasPermission(CompletedFlowPermissions.VIEW))
                .toList();
    }
}
