package io.jenkins.plugins.completedflow.branch;

import hudson.model.Job;
import io.jenkins.plugins.completedflow.CompletedFlowConfiguration;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import io.jenkins.plugins.completedflow.known.ProductKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.branch.MultiBranchProject;
import jenkins.model.Jenkins;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;

/** The multibranch projects of the controller whose branches get namespaces. To be asked as the system: it sees all of them. */
public final class Projects {
    private Projects() {}

    public static List<MultiBranchProject<?, ?>> all() {
        List<MultiBranchProject<?, ?>> found = new ArrayList<>();
        for (MultiBranchProject<?, ?> project : Jenkins.get().getAllItems(MultiBranchProject.class)) {
            found.add(project);
        }
        return found;
    }

    static Optional<ProjectRules> rules(MultiBranchProject<?, ?> project) {
        return RulesReader.of(project, CompletedFlowConfiguration.get());
    }

    /** Empty if it makes no namespaces. */
    public static Optional<ProductKey> product(MultiBranchProject<?, ?> project) {
        return productRepository(project).map(ProductKey::of);
    }

    /** The address of the repository with the flow file; empty if it makes no namespaces. */
    public static Optional<String> productRepository(MultiBranchProject<?, ?> project) {
        return rules(project).map(ProjectRules::productRepository).filter(repository -> !repository.isEmpty());
    }

    /** The namespace that is the own one of a branch's or pull request's job; empty if it is of neither, or gets none. */
    public static Optional<NamespaceHead> head(Job<?, ?> job) {
        return Optional.ofNullable(SCMHead.HeadByItem.findHead(job))
                .flatMap(head -> ProjectJobs.head(head, ProjectJobs.remote(SCMSource.SourceByItem.findSource(job))));
    }

    /** The branches that a project has or had jobs for, as long as their namespaces may be there. */
    public static Set<String> branches(MultiBranchProject<?, ?> project) {
        Set<String> branches = new HashSet<>();
        ProjectJobs.of(project).forEach(job -> branches.add(job.branch()));
        try {
            BranchStatus.of(project).forEach(status -> branches.add(status.branch()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return branches;
    }

    /** The branches that projects of a product take up, but for one project. */
    static Set<String> takenUp(String productRepository, String otherThan) {
        ProductKey product = ProductKey.of(productRepository);
        Set<String> branches = new HashSet<>();
        for (MultiBranchProject<?, ?> project : all()) {
            boolean other = !project.getFullName().equals(otherThan);
            if (other && product(project).filter(product::equals).isPresent()) {
                ProjectJobs.of(project).stream().filter(BranchJob::live).forEach(job -> branches.add(job.branch()));
            }
        }
        return branches;
    }
}
