package io.jenkins.plugins.completedflow.branch;

import java.util.Set;

/**
 * What the repositories of a project have now.
 *
 * @param taken the branches that the project takes up, by its own criteria
 * @param filtered branches that it does not take up although git has them; asked only where that decides something
 */
record HeadListing(Set<String> taken, Set<String> filtered) {
    HeadListing {
        taken = Set.copyOf(taken);
        filtered = Set.copyOf(filtered);
    }
}
