package io.completedflow.daemon;

import java.util.Optional;
import java.util.Set;

/**
 * A namespace asked for.
 *
 * @param branch full name of the branch
 * @param template the template to make it by; empty: the one whose pattern matches best
 * @param only names of the apps it is limited to, with what they depend on; empty: all
 */
public record CreateNamespace(String branch, Optional<String> template, Set<String> only) {
    public CreateNamespace {
        only = Set.copyOf(only);
    }

    /** All apps of a branch, by the template that matches. */
    public static CreateNamespace of(String branch) {
        return new CreateNamespace(branch, Optional.empty(), Set.of());
    }
}
