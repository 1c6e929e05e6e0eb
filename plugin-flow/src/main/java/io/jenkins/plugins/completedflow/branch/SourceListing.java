package io.jenkins.plugins.completedflow.branch;

import hudson.model.TaskListener;
import io.jenkins.plugins.completedflow.head.NamespaceHead;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import jenkins.branch.MultiBranchProject;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMSource;

/** Asks the sources of a project what they have now. It may take as long as the repositories do. */
final class SourceListing {
    private final MultiBranchProject<?, ?> project;

    SourceListing(MultiBranchProject<?, ?> project) {
        this.project = project;
    }

    /**
     * @param doubtful branches of which it decides something whether git has them although the project does not take them up
     * @throws IOException if one of the sources does not answer: then nothing is known
     */
    HeadListing list(Collection<String> doubtful) throws IOException, InterruptedException {
        Set<String> taken = new HashSet<>();
        for (SCMSource source : project.getSCMSources()) {
            for (SCMHead head : source.fetch(SCMHeadObserver.collect(), new Silence())
                    .result()
                    .keySet()) {
                ProjectJobs.head(head, ProjectJobs.remote(source))
                        .map(NamespaceHead::branch)
                        .ifPresent(taken::add);
            }
        }
        Set<String> filtered = new HashSet<>();
        for (String branch : doubtful) {
            if (!taken.contains(branch) && isThere(branch)) {
                filtered.add(branch);
            }
        }
        return new HeadListing(taken, filtered);
    }

    private boolean isThere(String branch) throws IOException, InterruptedException {
        for (SCMSource source : project.getSCMSources()) {
            if (source.fetch(branch, new Silence(), project) != null) {
                return true;
            }
        }
        return false;
    }

    /** What a source tells on its way is for nobody; what goes wrong is thrown. */
    private static final class Silence implements TaskListener {
        private static final long serialVersionUID = 1L;

        @Override
        public PrintStream getLogger() {
            return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        }
    }
}
