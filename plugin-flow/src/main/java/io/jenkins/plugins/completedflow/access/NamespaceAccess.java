package io.jenkins.plugins.completedflow.access;

import io.jenkins.plugins.completedflow.branch.Projects;
import io.jenkins.plugins.completedflow.known.ProductKey;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.branch.MultiBranchProject;
import jenkins.model.Jenkins;

/**
 * Who may see and do what with which namespace, for the user who asks. It reads the projects once, so it is made anew for each question or
 * each list of them.
 */
public final class NamespaceAccess {
    private final Map<ProductKey, Map<MultiBranchProject<?, ?>, Set<String>>> projects;

    private NamespaceAccess(Map<ProductKey, Map<MultiBranchProject<?, ?>, Set<String>>> projects) {
        this.projects = projects;
    }

    public static NamespaceAccess now() {
        return new NamespaceAccess(AsSystem.get(NamespaceAccess::read));
    }

    private static Map<ProductKey, Map<MultiBranchProject<?, ?>, Set<String>>> read() {
        Map<ProductKey, Map<MultiBranchProject<?, ?>, Set<String>>> found = new HashMap<>();
        for (MultiBranchProject<?, ?> project : Projects.all()) {
            Projects.product(project).ifPresent(product -> found.computeIfAbsent(product, key -> new LinkedHashMap<>())
                    .put(project, new HashSet<>(Projects.branches(project))));
        }
        return found;
    }

    public Sharing of(KnownNamespace namespace) {
        return of(namespace.productRepository(), namespace.branch(), namespace.standing());
    }

    public Sharing of(FlowRequest request) {
        boolean standing = request.kind() == FlowRequest.Kind.ENVIRONMENT_DELETE;
        return of(request.productRepository(), request.branch(), standing);
    }

    /** A standing environment is shared by all projects of its product. */
    private Sharing of(String productRepository, String branch, boolean standing) {
        List<MultiBranchProject<?, ?>> sharing = new ArrayList<>();
        projects.getOrDefault(ProductKey.of(productRepository), Map.of()).forEach((project, branches) -> {
            if (standing || branches.contains(branch)) {
                sharing.add(project);
            }
        });
        return new Sharing(sharing, Jenkins.get(), Jenkins.ADMINISTER);
    }
}
