package io.jenkins.plugins.completedflow.head;

import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead2;
import jenkins.scm.api.mixin.TagSCMHead;

/**
 * The namespace that is a head's own.
 *
 * @param branch the branch it is for. Of a pull request from the repository itself its branch, so both share one namespace. Of one from a
 *     fork {@code PR-12:git.example.test/shop/web}, which no branch can be called: not even {@code staging1} in a fork gets at ours
 * @param fork whether its code comes from a fork
 */
public record NamespaceHead(String branch, boolean fork) {

    /**
     * @param remote address of the repository the head was found in
     * @return empty if it is neither a branch nor a pull request: tags, and branches of forks without a request, get no namespace
     * @throws IllegalArgumentException if it is of a fork and the address is none
     */
    public static Optional<NamespaceHead> of(SCMHead head, String remote) {
        if (head instanceof TagSCMHead) {
            return Optional.empty();
        }
        boolean fork = !SCMHeadOrigin.DEFAULT.equals(head.getOrigin());
        if (head instanceof ChangeRequestSCMHead request) {
            return Optional.of(fork ? ofFork(request, remote) : ofOwn(request));
        }
        return fork ? Optional.empty() : Optional.of(new NamespaceHead(head.getName(), false));
    }

    private static NamespaceHead ofFork(ChangeRequestSCMHead request, String remote) {
        return new NamespaceHead("PR-" + request.getId() + ":" + RepositoryPlace.of(remote), true);
    }

    private static NamespaceHead ofOwn(ChangeRequestSCMHead request) {
        String branch = request instanceof ChangeRequestSCMHead2 named ? named.getOriginName() : request.getName();
        return new NamespaceHead(branch, false);
    }
}
