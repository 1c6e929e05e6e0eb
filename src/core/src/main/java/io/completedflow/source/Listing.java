package io.completedflow.source;

import java.util.Map;

/**
 * What a repository answered when asked for its refs.
 *
 * @param branches commit by branch name, without {@code refs/heads/}
 * @param tags commit by tag name, without {@code refs/tags/}; an annotated tag's is the commit it points to
 */
public record Listing(Map<String, String> branches, Map<String, String> tags) {}
