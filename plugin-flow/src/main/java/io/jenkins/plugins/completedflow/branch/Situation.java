package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a decision about a project's branches depends on.
 *
 * @param rules empty: no folder says that branches get namespaces
 * @param jobs of the project's branches
 * @param listing empty: nobody has looked, or not every repository answered
 * @param namespaces of the product's branches, by branch
 * @param progress of the requests that the memory holds, by id; what is not among them is not known any more
 * @param elsewhere branches that other projects of the product take up
 * @param awaited branches that others have asked a namespace for
 * @param pushed branches that were pushed to, says an event, and the revision
 * @param all how many branch namespaces there are on all nodes
 */
record Situation(
        ProjectMemory memory,
        Optional<ProjectRules> rules,
        List<BranchJob> jobs,
        Optional<HeadListing> listing,
        Map<String, BranchNamespace> namespaces,
        Map<String, RequestProgress> progress,
        Set<String> elsewhere,
        Set<String> awaited,
        Map<String, String> pushed,
        int all,
        Instant now) {

    Optional<BranchNamespace> namespace(String branch) {
        return Optional.ofNullable(namespaces.get(branch));
    }

    Situation with(ProjectMemory other) {
        return new Situation(other, rules, jobs, listing, namespaces, progress, elsewhere, awaited, pushed, all, now);
    }

    Situation with(HeadListing seen) {
        return new Situation(
                memory, rules, jobs, Optional.of(seen), namespaces, progress, elsewhere, awaited, pushed, all, now);
    }

    /** The job of a branch; a live one where there are several. */
    Optional<BranchJob> live(String branch) {
        return jobs.stream()
                .filter(job -> job.live() && job.branch().equals(branch))
                .findFirst();
    }
}
