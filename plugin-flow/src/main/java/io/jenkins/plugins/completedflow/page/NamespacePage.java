package io.jenkins.plugins.completedflow.page;

import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.access.Sharing;
import io.jenkins.plugins.completedflow.known.Connection;
import io.jenkins.plugins.completedflow.known.ProductKey;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.util.List;
import org.kohsuke.stapler.StaplerProxy;

/** The page of a branch's job that shows the branch's namespace. */
public final class NamespacePage implements Action, StaplerProxy {
    private final transient Job<?, ?> job;
    private final String productRepository;
    private final String branch;

    NamespacePage(Job<?, ?> job, String productRepository, String branch) {
        this.job = job;
        this.productRepository = productRepository;
        this.branch = branch;
    }

    @Override
    public String getIconFileName() {
        return "symbol-cube";
    }

    @Override
    public String getDisplayName() {
        return Messages.NamespacePage_displayName();
    }

    @Override
    public String getUrlName() {
        return "namespace";
    }

    /** Nothing of it is for those who may not see the project's namespaces. */
    @Override
    public Object getTarget() {
        job.checkPermission(CompletedFlowPermissions.VIEW);
        return this;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    public String getBranch() {
        return branch;
    }

    /** Null if there is none, or none that the user may see. */
    public NamespaceSight getSight() {
        NamespaceAccess access = NamespaceAccess.now();
        for (KnownNamespace known : KnownNamespaces.get().all()) {
            if (known.branch().equals(branch) && isOfProduct(known.productRepository())) {
                Sharing sharing = access.of(known);
                if (sharing.mayView()) {
                    return new NamespaceSight(known, sharing, Connection.isConnected(known.node()));
                }
            }
        }
        return null;
    }

    /** What is asked for the branch and not done yet, oldest first. */
    public List<ShownRequest> getRequests() {
        return FlowRequests.get().waiting().stream()
                .filter(progress -> progress.request().branch().equals(branch)
                        && isOfProduct(progress.request().productRepository()))
                .map(ShownRequest::new)
                .toList();
    }

    private boolean isOfProduct(String repository) {
        return ProductKey.of(repository).equals(ProductKey.of(productRepository));
    }
}
