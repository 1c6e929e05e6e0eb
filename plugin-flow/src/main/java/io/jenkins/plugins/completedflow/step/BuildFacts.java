package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.head.NamespaceHead;
import java.util.Optional;

/**
 * What Jenkins itself knows of a build; nothing of it can be changed by a Jenkinsfile, as environment variables can.
 *
 * @param job full name of its job
 * @param number of the build
 * @param multibranch whether the job is one of a multibranch project
 * @param own the namespace of its branch or pull request; empty outside multibranch projects, for tags and for branches of forks
 * @param remote address of the repository it was found in; empty if there is none
 * @param commit what was checked out of it; empty if that is not known
 */
record BuildFacts(
        String job, int number, boolean multibranch, Optional<NamespaceHead> own, String remote, String commit) {

    boolean fork() {
        return own.map(NamespaceHead::fork).orElse(false);
    }

    /** What the patterns of grants are matched with: the build's branch, else {@code /} and the job's full name; nothing for forks and tags. */
    Optional<String> grantee() {
        return multibranch ? own.filter(head -> !head.fork()).map(NamespaceHead::branch) : Optional.of("/" + job);
    }
}
