package io.jenkins.plugins.completedflow.rest;

import hudson.model.Api;
import hudson.security.Permission;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.access.Sharing;
import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import io.jenkins.plugins.completedflow.known.NamespaceRequests;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** A namespace, and what may be done with it. What is asked is answered with 202 and the id of the request, which waits for the node. */
@ExportedBean
@StaplerAccessibleType
public final class NamespaceResource {
    private final KnownNamespace namespace;
    private final NamespaceDetails details;
    private final Sharing sharing;

    NamespaceResource(KnownNamespace namespace, Sharing sharing) {
        this.namespace = namespace;
        this.details = NamespaceDetails.of(namespace);
        this.sharing = sharing;
    }

    boolean isVisible() {
        return sharing.mayView();
    }

    public Api getApi() {
        return new Api(this);
    }

    @Exported
    public String getName() {
        return namespace.name();
    }

    @Exported
    public String getNode() {
        return namespace.node();
    }

    @Exported
    public String getProduct() {
        return namespace.product();
    }

    @Exported
    public String getBranch() {
        return namespace.branch();
    }

    @Exported
    public boolean isStanding() {
        return namespace.standing();
    }

    /** Whether no project has its branch any more; then it is for administrators alone. */
    @Exported
    public boolean isOrphan() {
        return sharing.isOrphan();
    }

    @Exported
    public String getTemplate() {
        return details.text("template");
    }

    /** As {@code flow get namespaces} names it, such as {@code ready}. */
    @Exported
    public String getState() {
        return details.text("state");
    }

    @Exported
    public String getReason() {
        return details.text("reason");
    }

    /** In ISO 8601; empty if it is not to be deleted. */
    @Exported
    public String getDeleteAt() {
        return details.text("deleteAt");
    }

    @Exported
    public String getDeleteReason() {
        return details.text("deleteReason");
    }

    @Exported(inline = true)
    public List<AppResource> getApps() {
        return details.apps().stream().map(AppResource::new).toList();
    }

    @POST
    public HttpResponse doUpdate() {
        return ask(CompletedFlowPermissions.UPDATE, FlowRequest.Kind.CREATE);
    }

    @POST
    public HttpResponse doSleep() {
        return ask(CompletedFlowPermissions.UPDATE, FlowRequest.Kind.SLEEP);
    }

    @POST
    public HttpResponse doWake() {
        return ask(CompletedFlowPermissions.UPDATE, FlowRequest.Kind.WAKE);
    }

    @POST
    public HttpResponse doDelete() {
        return ask(CompletedFlowPermissions.DELETE, FlowRequest.Kind.DELETE);
    }

    private HttpResponse ask(Permission permission, FlowRequest.Kind kind) {
        sharing.check(permission);
        try {
            FlowRequest request = NamespaceRequests.of(namespace, kind);
            FlowRequests.get().submit(request);
            return new Accepted(request.id());
        } catch (IllegalArgumentException refused) {
            return HttpResponses.errorWithoutStack(HttpServletResponse.SC_CONFLICT, refused.getMessage());
        }
    }
}
