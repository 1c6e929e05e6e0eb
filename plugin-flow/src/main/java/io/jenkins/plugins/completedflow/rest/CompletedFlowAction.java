package io.jenkins.plugins.completedflow.rest;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.known.Connection;
import io.jenkins.plugins.completedflow.page.Overview;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** All that a user may see of namespaces, under {@code /completed-flow}. */
@Extension
@ExportedBean
public final class CompletedFlowAction implements RootAction {
    @Override
    public String getIconFileName() {
        return "symbol-cube";
    }

    @Override
    public String getDisplayName() {
        return Messages.CompletedFlowAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "completed-flow";
    }

    public Api getApi() {
        return new Api(this);
    }

    /** What its page shows. */
    public Overview getOverview() {
        return new Overview();
    }

    @Exported(inline = true)
    public List<NamespaceResource> getNamespaces() {
        NamespaceAccess access = NamespaceAccess.now();
        return KnownNamespaces.get().all().stream()
                .map(namespace -> new NamespaceResource(namespace, access.of(namespace)))
                .filter(NamespaceResource::isVisible)
                .toList();
    }

    /** What nodes are asked for and have not done yet, oldest first. */
    @Exported(inline = true)
    public List<RequestResource> getRequests() {
        NamespaceAccess access = NamespaceAccess.now();
        return FlowRequests.get().waiting().stream()
                .filter(progress -> access.of(progress.request()).mayView())
                .map(RequestResource::new)
                .toList();
    }

    /** The nodes of the namespaces and requests that are not connected: what is told of them may be old, and they are asked later. */
    @Exported
    public List<String> getOfflineNodes() {
        SortedSet<String> nodes = new TreeSet<>();
        getNamespaces().forEach(namespace -> nodes.add(namespace.getNode()));
        getRequests().forEach(request -> nodes.add(request.getNode()));
        return nodes.stream().filter(node -> !Connection.isConnected(node)).toList();
    }

    /** The branches of the projects, and why one has no namespace or is not followed. */
    @Exported(inline = true)
    public List<BranchResource> getBranches() throws IOException {
        return BranchResource.all();
    }

    public NodeResource getNode(String name) {
        return new NodeResource(name);
    }

    /** Null if there is none that the user may see. */
    public RequestResource getRequest(String id) {
        Optional<RequestProgress> progress = FlowRequests.get().progress(id);
        return progress.filter(
                        found -> NamespaceAccess.now().of(found.request()).mayView())
                .map(RequestResource::new)
                .orElse(null);
    }
}
