package io.completedflow.namespace;

import io.completedflow.source.Listing;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a look at a product's repositories brought.
 *
 * @param repositories addresses of all repositories the product tracks
 * @param listings by address, of the repositories that were asked this time and answered
 * @param deletions what was announced since the last poll
 */
public record Poll(
        Set<String> repositories, Map<String, Listing> listings, Set<BranchDeletion> deletions, Instant at) {}
