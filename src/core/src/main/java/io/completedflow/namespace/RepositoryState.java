package io.completedflow.namespace;

import java.util.Map;
import java.util.Set;

/**
 * What was last known of a repository's branches.
 *
 * @param heads commit by branch, of the last listing that proved something
 * @param existing those of its branches that were there when it was first listed and make no namespace by themselves
 */
public record RepositoryState(Map<String, String> heads, Set<String> existing) {
    public RepositoryState {
        heads = Map.copyOf(heads);
        existing = Set.copyOf(existing);
    }
}
