package io.jenkins.plugins.completedflow.page;

import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.access.Sharing;
import io.jenkins.plugins.completedflow.known.Connection;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All namespaces that a user may see, with what nodes are asked for; read once, at one moment. */
public final class Overview {
    private final List<NamespaceSight> sights = new ArrayList<>();
    private final List<ShownRequest> requests;
    private final List<String> offlineNodes;

    public Overview() {
        NamespaceAccess access = NamespaceAccess.now();
        Map<String, Boolean> connected = new HashMap<>();
        for (KnownNamespace known : KnownNamespaces.get().all()) {
            Sharing sharing = access.of(known);
            if (sharing.mayView()) {
                sights.add(new NamespaceSight(
                        known, sharing, connected.computeIfAbsent(known.node(), Connection::isConnected)));
            }
        }
        requests = FlowRequests.get().waiting().stream()
                .filter(progress -> access.of(progress.request()).mayView())
                .map(ShownRequest::new)
                .toList();
        requests.forEach(request -> connected.computeIfAbsent(request.getNode(), Connection::isConnected));
        offlineNodes = new TreeSet<>(connected.keySet())
                .stream().filter(node -> !connected.get(node)).toList();
    }

    /** The namespaces of branches that a project has, by node and name. */
    public List<NamespaceSight> getBranches() {
        return sights.stream()
                .filter(sight -> !sight.getNamespace().isStanding() && !sight.isOrphan())
                .toList();
    }

    public List<NamespaceSight> getStanding() {
        return sights.stream()
                .filter(sight -> sight.getNamespace().isStanding())
                .toList();
    }

    /** The namespaces of branches that no project has any more. */
    public List<NamespaceSight> getOrphans() {
        return sights.stream()
                .filter(sight -> !sight.getNamespace().isStanding() && sight.isOrphan())
                .toList();
    }

    /** What nodes are asked for and have not done yet, oldest first. */
    public List<ShownRequest> getRequests() {
        return requests;
    }

    /** Nodes of what is shown that are not connected. */
    public List<String> getOfflineNodes() {
        return offlineNodes;
    }
}
