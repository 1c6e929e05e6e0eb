package io.jenkins.plugins.completedflow.known;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.util.UUID;

/** What people ask for a namespace that is there. */
public final class NamespaceRequests {
    private NamespaceRequests() {}

    /**
     * A new request.
     *
     * @param kind {@link FlowRequest.Kind#CREATE} brings it up to date, by the template that it has
     * @throws IllegalArgumentException if that cannot be asked for
     */
    public static FlowRequest of(KnownNamespace namespace, FlowRequest.Kind kind) {
        boolean fork = namespace.branch().indexOf(':') >= 0; // No branch can be called so.
        boolean creates = kind == FlowRequest.Kind.CREATE;
        if (creates && fork) {
            throw new IllegalArgumentException(
                    "namespace " + namespace.name()
                            + " is of a fork's pull request: it runs what was reviewed there, and is brought up to date by a push to it");
        }
        boolean environment = namespace.standing() && kind == FlowRequest.Kind.DELETE;
        return new FlowRequest(
                UUID.randomUUID().toString(),
                namespace.node(),
                environment ? FlowRequest.Kind.ENVIRONMENT_DELETE : kind,
                namespace.productRepository(),
                environment ? namespace.name() : namespace.branch(),
                creates ? NamespaceDetails.of(namespace).text("template") : "",
                "",
                "",
                "",
                0,
                fork);
    }
}
