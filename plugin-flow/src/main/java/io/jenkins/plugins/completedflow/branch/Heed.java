package io.jenkins.plugins.completedflow.branch;

import java.util.ArrayList;
import java.util.List;
import jenkins.scm.api.SCMHeadEvent;

/**
 * What a look at a project should heed.
 *
 * @param listing whether its repositories are to be asked even if it is not yet time for that
 * @param events of repositories, which may be the project's
 */
record Heed(boolean listing, List<SCMHeadEvent<?>> events) {
    static final Heed NOTHING = new Heed(false, List.of());
    static final Heed LISTING = new Heed(true, List.of());

    static Heed of(SCMHeadEvent<?> event) {
        return new Heed(false, List.of(event));
    }

    Heed and(Heed other) {
        List<SCMHeadEvent<?>> both = new ArrayList<>(events);
        both.addAll(other.events);
        return new Heed(listing || other.listing, both);
    }
}
