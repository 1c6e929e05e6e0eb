package io.jenkins.plugins.completedflow.branch;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides about a branch whose job is gone, or kept without its branch. A missing job proves nothing: a listing of the repositories says
 * whether the branch is there, and of a branch of the repository itself the daemon's own listings decide.
 */
final class MissingBranch {
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Situation situation;
    private final ProjectRules rules;
    private final Draft draft;

    MissingBranch(Situation situation, ProjectRules rules, Draft draft) {
        this.situation = situation;
        this.rules = rules;
        this.draft = draft;
    }

    /** @return empty: there is nothing left to know of it */
    Optional<BranchMemory> decide(String branch, BranchMemory before) {
        BranchMemory memory = draft.settled(before);
        Optional<BranchNamespace> namespace = situation.namespace(branch);
        if (situation.listing().isEmpty()) {
            return unlisted(memory, namespace);
        }
        if (situation.listing().get().taken().contains(branch)) {
            return Optional.of(memory.lookedAt(situation.now().plus(LOOK_AGAIN))
                    .told(BranchState.NOT_INDEXED, "it has no job; the next indexing makes one"));
        }
        if (memory.open().deletes()) {
            return Optional.of(memory);
        }
        draft.withdraw(memory.open());
        BranchMemory idle = (memory.open().there() ? memory.closed() : memory).asked("", OpenRequest.NONE);
        return namespace.map(there -> gone(branch, memory.revision(), idle, there));
    }

    /** Without a listing just what the daemon says of a branch that was judged before. */
    private Optional<BranchMemory> unlisted(BranchMemory memory, Optional<BranchNamespace> namespace) {
        boolean judged = memory.revision().isEmpty()
                && (memory.state() == BranchState.GONE || memory.state() == BranchState.NOT_INDEXED);
        if (judged && namespace.isEmpty() && !memory.open().there()) {
            return Optional.empty();
        }
        if (!situation.now().isBefore(memory.again()) && !memory.open().deletes()) {
            draft.wantListing();
        }
        return Optional.of(
                judged && !memory.fork() && namespace.isPresent() ? byDaemon(memory, namespace.get()) : memory);
    }

    private BranchMemory gone(String branch, String revision, BranchMemory memory, BranchNamespace namespace) {
        if (memory.fork()) {
            return delete(branch, memory, namespace).told(BranchState.GONE, "the pull request is closed");
        }
        boolean filtered = situation.listing().orElseThrow().filtered().contains(branch);
        if (filtered && rules.deleteFiltered() && !situation.elsewhere().contains(branch)) {
            return delete(branch, memory, namespace)
                    .told(BranchState.NOT_INDEXED, "the project no longer takes it up, and so its namespace goes");
        }
        if (!revision.isEmpty()) {
            draft.notice(branch, namespace, "");
        }
        return byDaemon(memory.lookedAt(situation.now().plus(LOOK_AGAIN)), namespace);
    }

    private BranchMemory delete(String branch, BranchMemory memory, BranchNamespace namespace) {
        return memory.waits(situation.now())
                ? memory
                : memory.asked("", draft.delete(branch, namespace, memory.fork()));
    }

    private static BranchMemory byDaemon(BranchMemory memory, BranchNamespace namespace) {
        return namespace.deletion().isEmpty()
                ? memory.told(
                        BranchState.NOT_INDEXED,
                        "the project no longer takes it up; its namespace stays as long as a repository has the branch")
                : memory.told(BranchState.GONE, namespace.deletion());
    }
}
