package io.jenkins.plugins.completedflow.branch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides what is to be asked of the daemons for the branches of a project. It looks at how things are, not at events: one that was lost,
 * repeated or came too late changes nothing in the end.
 */
final class BranchReconciler {
    private BranchReconciler() {}

    /** Of a project that is there. */
    static Outcome decide(Situation situation) {
        ProjectMemory memory = situation.memory();
        if (situation.rules().isEmpty()) {
            return new Outcome(memory.forgetful(), List.of(), List.of(), false);
        }
        ProjectRules rules = situation.rules().get();
        boolean sameProduct = rules.productRepository().equals(memory.productRepository());
        return decide(sameProduct ? situation : situation.with(memory.forgetful()), rules);
    }

    private static Outcome decide(Situation situation, ProjectRules rules) {
        Draft draft = new Draft(situation);
        LiveBranch live = new LiveBranch(situation, rules, draft);
        MissingBranch missing = new MissingBranch(situation, rules, draft);
        for (String branch : branches(situation)) {
            Optional<BranchJob> job = situation.live(branch);
            BranchMemory before = Optional.ofNullable(
                            situation.memory().branches().get(branch))
                    .orElseGet(() -> BranchMemory.fresh(isFork(situation, branch)));
            Optional<BranchMemory> after =
                    job.isPresent() ? Optional.of(live.decide(job.get(), before)) : missing.decide(branch, before);
            after.ifPresent(kept -> draft.keep(branch, kept));
        }
        return draft.outcome(rules);
    }

    /** Those that have a job or a past; a job that waits to be removed counts only where there is something to look after. */
    private static Set<String> branches(Situation situation) {
        Set<String> branches = new TreeSet<>(situation.memory().branches().keySet());
        situation.jobs().stream()
                .filter(job -> job.live() || situation.namespaces().containsKey(job.branch()))
                .map(BranchJob::branch)
                .forEach(branches::add);
        return branches;
    }

    private static boolean isFork(Situation situation, String branch) {
        return situation.jobs().stream().anyMatch(job -> job.branch().equals(branch) && job.fork());
    }
}
