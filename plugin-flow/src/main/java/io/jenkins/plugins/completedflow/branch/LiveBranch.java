package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.util.Optional;

/** Decides about a branch whose job is there: it gets a namespace once, and each push is told to the daemon. */
final class LiveBranch {
    private final Situation situation;
    private final ProjectRules rules;
    private final Draft draft;

    LiveBranch(Situation situation, ProjectRules rules, Draft draft) {
        this.situation = situation;
        this.rules = rules;
        this.draft = draft;
    }

    BranchMemory decide(BranchJob job, BranchMemory before) {
        BranchMemory memory = draft.settled(before);
        String refusal = rules.refusal(job);
        if (!refusal.isEmpty()) {
            draft.withdraw(memory.open());
            return memory.closed().told(BranchState.REFUSED, refusal);
        }
        if (memory.open().deletes() && isBack(job, memory)) {
            draft.withdraw(memory.open());
            memory = memory.closed();
        }
        if (memory.open().there()) {
            return memory;
        }
        Optional<BranchNamespace> namespace = situation.namespace(job.branch());
        return namespace.isPresent() ? follow(job, memory, namespace.get()) : make(job, memory);
    }

    private static boolean isBack(BranchJob job, BranchMemory memory) {
        return memory.state() == BranchState.GONE
                || memory.state() == BranchState.NOT_INDEXED
                || !memory.revision().equals(job.revision());
    }

    private BranchMemory follow(BranchJob job, BranchMemory memory, BranchNamespace namespace) {
        boolean pushed = !job.revision().equals(memory.revision());
        if (job.fork() && pushed) {
            return memory.asked(job.revision(), draft.create(job, rules)).told(BranchState.FOLLOWED, "");
        }
        if (pushed || situation.pushed().containsKey(job.branch())) {
            draft.notice(job.branch(), namespace, job.repository());
        } else if (isExpired(namespace) && !memory.waits(situation.now())) {
            return memory.asked(job.revision(), draft.delete(job.branch(), namespace, job.fork()))
                    .told(
                            BranchState.FOLLOWED,
                            "unused for longer than the folder's lifetime; the next push makes it again");
        }
        return memory.asked(job.revision(), OpenRequest.NONE).told(BranchState.FOLLOWED, "");
    }

    /** What a node that is not connected last told may be old: somebody may have used the namespace since. */
    private boolean isExpired(BranchNamespace namespace) {
        return namespace.current()
                && namespace.deletion().isEmpty()
                && rules.lifetime()
                        .filter(lifetime ->
                                !namespace.lastActive().plus(lifetime).isAfter(situation.now()))
                        .isPresent();
    }

    /** One that was there for this revision was taken away by a person, a ttl or the lifetime, and stays away until a push. */
    private BranchMemory make(BranchJob job, BranchMemory memory) {
        boolean asked = job.revision().equals(memory.revision());
        boolean failed = memory.failures() > 0 && !memory.waits(situation.now());
        if (asked && !failed) {
            return memory;
        }
        if (situation.awaited().contains(job.branch()) && !job.fork()) {
            return memory.asked(job.revision(), OpenRequest.NONE).told(BranchState.FOLLOWED, "");
        }
        Optional<String> full = rules.caps().refusal(ofProject(), situation.all() + draft.created());
        if (full.isPresent()) {
            return memory.told(BranchState.REFUSED, full.get());
        }
        return memory.asked(job.revision(), draft.create(job, rules)).told(BranchState.FOLLOWED, "");
    }

    private int ofProject() {
        long there = situation.jobs().stream()
                .map(BranchJob::branch)
                .distinct()
                .filter(branch -> situation.namespaces().containsKey(branch) || isAsked(branch))
                .count();
        return (int) there + draft.created();
    }

    private boolean isAsked(String branch) {
        BranchMemory memory = situation.memory().branches().get(branch);
        return memory != null
                && memory.open().there()
                && memory.open().kind() == FlowRequest.Kind.CREATE
                && situation.progress().containsKey(memory.open().id());
    }
}
