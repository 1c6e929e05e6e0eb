package io.jenkins.plugins.completedflow.branch;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.branch.Branch;
import jenkins.branch.MultiBranchProject;
import jenkins.plugins.git.AbstractGitSCMSource;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

/** Reads the jobs of a multibranch project. */
final class ProjectJobs {
    private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}([0-9a-f]{24})?\\b");

    private ProjectJobs() {}

    /** The branches themselves before pull requests from them: both have one namespace, and the branch's own job tells of it. */
    @SuppressWarnings("unchecked") // Jenkins declares getParent() of jobs raw.
    static <P extends Job<P, R> & TopLevelItem, R extends Run<P, R>> List<BranchJob> of(
            MultiBranchProject<P, R> project) {
        List<BranchJob> own = new ArrayList<>();
        List<BranchJob> requests = new ArrayList<>();
        for (P job : project.getItems()) {
            if (project.getProjectFactory().isProject(job)) {
                Branch branch = project.getProjectFactory().getBranch(job);
                SCMRevision revision = project.getProjectFactory().getRevision(job);
                Optional<BranchJob> read = read(project, branch, revision);
                boolean itself = read.isPresent()
                        && read.get().branch().equals(branch.getHead().getName());
                read.ifPresent(itself ? own::add : requests::add);
            }
        }
        own.sort(Comparator.comparing(BranchJob::branch));
        own.addAll(requests);
        return own;
    }

    private static Optional<BranchJob> read(MultiBranchProject<?, ?> project, Branch branch, SCMRevision revision) {
        String remote = remote(project.getSCMSource(branch.getSourceId()));
        String seen = revision == null ? "unknown" : revision.toString();
        return head(branch.getHead(), remote)
                .map(head -> new BranchJob(
                        head.branch(), head.fork(), seen, commit(seen), remote, !(branch instanceof Branch.Dead)));
    }

    /** Empty if it gets no namespace, or is of a fork and its source tells no address to name it by. */
    static Optional<NamespaceHead> head(SCMHead head, String remote) {
        try {
            return NamespaceHead.of(head, remote);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Empty if the source tells none. */
    static String remote(SCMSource source) {
        return source instanceof AbstractGitSCMSource git && git.getRemote() != null ? git.getRemote() : "";
    }

    private static String commit(String revision) {
        Matcher commit = COMMIT.matcher(revision);
        return commit.find() ? commit.group() : "";
    }
}
