package io.completedflow.reconcile;

import java.util.Optional;
import java.util.Set;

/**
 * A namespace asked for by a person or a build.
 *
 * @param repository address of the product repository
 * @param branch full name of the branch
 * @param template the template to make it by; empty: the one whose pattern matches best
 * @param only names of the apps it is limited to ({@code group.app}, or short where unique); empty: all
 * @param build the commit that a build wants run, if one asks
 */
public record NamespaceRequest(
        String repository, String branch, Optional<String> template, Set<String> only, Optional<BuildCommit> build) {

    /** Asked for by a person. */
    public NamespaceRequest(String repository, String branch, Optional<String> template, Set<String> only) {
        this(repository, branch, template, only, Optional.empty());
    }
}
