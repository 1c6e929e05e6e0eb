package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.util.List;

/**
 * What is to be done for a project.
 *
 * @param memory to keep, before anything is submitted; without branches where nothing is left to see through
 * @param submitted in this order
 * @param withdrawn ids of requests that nobody needs any more
 * @param wantsListing whether something cannot be decided before somebody looks at the repositories
 */
record Outcome(ProjectMemory memory, List<FlowRequest> submitted, List<String> withdrawn, boolean wantsListing) {
    Outcome {
        submitted = List.copyOf(submitted);
        withdrawn = List.copyOf(withdrawn);
    }
}
