package io.completedflow.source;

import java.util.Map;
import java.util.Optional;

/**
 * What a repository answered when asked for its refs.
 *
 * @param branches commit by branch name, without {@code refs/heads/}
 * @param tags commit by tag name, without {@code refs/tags/}; an annotated tag's is the commit it points to
 * @param head name of its default branch, which is among the branches; empty if it has none or does not tell
 */
public record Listing(Map<String, String> branches, Map<String, String> tags, Optional<String> head) {

    /** Of a repository that does not tell its default branch. */
    public Listing(Map<String, String> branches, Map<String, String> tags) {
        this(branches, tags, Optional.empty());
    }

    /** The commit of its default branch. */
    public Optional<String> headCommit() {
        return head.map(branches::get);
    }
}
