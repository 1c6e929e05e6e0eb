package io.jenkins.plugins.completedflow.rest;

import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import jenkins.security.stapler.StaplerAccessibleType;

/** The namespaces of one node. */
@StaplerAccessibleType
public final class NodeResource {
    private final String name;

    NodeResource(String name) {
        this.name = name;
    }

    /** Null if there is none that the user may see. */
    public NamespaceResource getNamespace(String namespace) {
        NamespaceAccess access = NamespaceAccess.now();
        return KnownNamespaces.get().all().stream()
                .filter(known -> known.node().equals(name) && known.name().equals(namespace))
                .map(known -> new NamespaceResource(known, access.of(known)))
                .filter(NamespaceResource::isVisible)
                .findFirst()
                .orElse(null);
    }
}
