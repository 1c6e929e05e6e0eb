package io.jenkins.plugins.completedflow.branch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.branch.MultiBranchProject;

/**
 * How a branch of a project stands, as the last look left it.
 *
 * @param reason for people; empty if it needs none
 */
public record BranchStatus(String branch, BranchState state, String reason) {

    /** All that a project has or had jobs for and that something is known of, by branch. */
    public static List<BranchStatus> of(MultiBranchProject<?, ?> project) throws IOException {
        List<BranchStatus> found = new ArrayList<>();
        Optional<String> id = ProjectIds.of(project);
        if (id.isPresent()) {
            BranchFollowing.files().read(id.get()).ifPresent(memory -> memory.branches()
                    .forEach((branch, one) -> found.add(new BranchStatus(branch, one.state(), one.reason()))));
        }
        return found;
    }
}
