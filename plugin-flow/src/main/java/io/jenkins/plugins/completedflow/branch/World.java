package io.jenkins.plugins.completedflow.branch;

import hudson.model.Computer;
import hudson.model.Node;
import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import io.jenkins.plugins.completedflow.known.ProductKey;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** What is known of namespaces and requests, as a decision about a product's branches needs it. */
final class World {
    private final FlowRequests requests;
    private final KnownNamespaces namespaces;

    World(FlowRequests requests, KnownNamespaces namespaces) {
        this.requests = requests;
        this.namespaces = namespaces;
    }

    Map<String, BranchNamespace> ofProduct(String productRepository) {
        ProductKey product = ProductKey.of(productRepository);
        Map<String, BranchNamespace> found = new HashMap<>();
        for (KnownNamespace namespace : namespaces.all()) {
            boolean ofProduct = ProductKey.of(namespace.productRepository()).equals(product);
            if (ofProduct && !namespace.standing()) {
                found.put(namespace.branch(), read(namespace));
            }
        }
        return found;
    }

    private static BranchNamespace read(KnownNamespace namespace) {
        NamespaceDetails details = NamespaceDetails.of(namespace);
        String reason = details.text("deleteReason");
        boolean deleting = details.text("state").equals("deleting")
                || details.time("deleteAt").isPresent();
        return new BranchNamespace(
                namespace.node(),
                details.lastActive(),
                deleting && reason.isEmpty() ? "it is being deleted" : reason,
                isConnected(namespace.node()));
    }

    private static boolean isConnected(String name) {
        Node node = Jenkins.get().getNode(name);
        Computer computer = node == null ? null : node.toComputer();
        return computer != null && !computer.isOffline();
    }

    Map<String, RequestProgress> progressOf(ProjectMemory memory) {
        Map<String, RequestProgress> found = new HashMap<>();
        for (BranchMemory branch : memory.branches().values()) {
            if (branch.open().there()) {
                requests.progress(branch.open().id())
                        .ifPresent(progress -> found.put(branch.open().id(), progress));
            }
        }
        return found;
    }

    /** The branches of a product that somebody else asked a namespace for. */
    Set<String> awaited(String productRepository, String otherThanEpoch) {
        ProductKey product = ProductKey.of(productRepository);
        return requests.waiting().stream()
                .map(RequestProgress::request)
                .filter(request -> request.kind() == FlowRequest.Kind.CREATE)
                .filter(request -> ProductKey.of(request.productRepository()).equals(product))
                .filter(request -> !request.id().startsWith(otherThanEpoch + "-"))
                .map(FlowRequest::branch)
                .collect(Collectors.toSet());
    }

    /** How many branch namespaces there are or are asked for. */
    int count() {
        Set<String> there = new HashSet<>();
        namespaces.all().stream()
                .filter(namespace -> !namespace.standing())
                .forEach(namespace ->
                        there.add(ProductKey.of(namespace.productRepository()).text() + " " + namespace.branch()));
        requests.waiting().stream()
                .map(RequestProgress::request)
                .filter(request -> request.kind() == FlowRequest.Kind.CREATE)
                .forEach(request ->
                        there.add(ProductKey.of(request.productRepository()).text() + " " + request.branch()));
        return there.size();
    }
}
