package io.jenkins.plugins.completedflow.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.branch.Projects;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.branch.MultiBranchProject;
import jenkins.model.TransientActionFactory;

/** Gives each branch's job below a folder whose branches get namespaces its page. */
@Extension
@SuppressWarnings("rawtypes") // Jenkins has the class of jobs raw.
public final class NamespacePages extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job target) {
        return page(target).map(List::of).orElse(List.of());
    }

    private static Optional<NamespacePage> page(Job<?, ?> job) {
        if (!(job.getParent() instanceof MultiBranchProject<?, ?> project)
                || !job.hasPermission(CompletedFlowPermissions.VIEW)) {
            return Optional.empty();
        }
        Optional<String> repository = Projects.productRepository(project);
        Optional<NamespaceHead> head = Projects.head(job);
        return repository.isPresent() && head.isPresent()
                ? Optional.of(
                        new NamespacePage(job, repository.get(), head.get().branch()))
                : Optional.empty();
    }
}
