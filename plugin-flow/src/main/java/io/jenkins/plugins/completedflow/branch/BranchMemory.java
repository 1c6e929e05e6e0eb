package io.jenkins.plugins.completedflow.branch;

import java.time.Instant;

/**
 * What was done for a branch.
 *
 * @param revision the one that a namespace was last asked for, or its daemon told of; empty: none since the branch came
 * @param open the request whose end is not known yet
 * @param failures how often in a row a request failed
 * @param again when to look again at what failed, or at a job that is missing
 * @param state how the branch stands
 * @param reason of the state, for people; empty if it needs none
 */
record BranchMemory(
        boolean fork,
        String revision,
        OpenRequest open,
        int failures,
        Instant again,
        BranchState state,
        String reason) {

    static BranchMemory fresh(boolean fork) {
        return new BranchMemory(fork, "", OpenRequest.NONE, 0, Instant.EPOCH, BranchState.FOLLOWED, "");
    }

    BranchMemory asked(String forRevision, OpenRequest request) {
        return new BranchMemory(fork, forRevision, request, failures, again, state, reason);
    }

    BranchMemory told(BranchState now, String why) {
        return new BranchMemory(fork, revision, open, failures, again, now, why);
    }

    BranchMemory lookedAt(Instant next) {
        return new BranchMemory(fork, revision, open, failures, next, state, reason);
    }

    /** Whether what failed is not to be tried again yet. */
    boolean waits(Instant now) {
        return failures > 0 && now.isBefore(again);
    }

    BranchMemory closed() {
        return new BranchMemory(fork, revision, OpenRequest.NONE, 0, Instant.EPOCH, state, reason);
    }

    BranchMemory failed(String why, Instant retry) {
        return new BranchMemory(fork, revision, OpenRequest.NONE, failures + 1, retry, BranchState.FAILED, why);
    }
}
