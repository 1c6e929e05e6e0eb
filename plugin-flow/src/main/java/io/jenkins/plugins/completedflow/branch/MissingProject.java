package io.jenkins.plugins.completedflow.branch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides about the branches of a project that is not there any more: nothing is deleted but where the folder said so. */
final class MissingProject {
    /** A project that is being moved is for a moment nowhere; one that is deleted stays away. */
    static final Duration CERTAIN = Duration.ofMinutes(1);

    private MissingProject() {}

    static Outcome decide(Situation situation) {
        ProjectMemory memory = situation.memory();
        Instant since = memory.absentSince().orElse(situation.now());
        boolean certain = !since.plus(CERTAIN).isAfter(situation.now());
        Draft draft = new Draft(situation);
        memory.branches().forEach((branch, before) -> {
            Optional<BranchMemory> after =
                    certain ? certainly(branch, draft.settled(before), situation, draft) : Optional.of(before);
            after.ifPresent(kept -> draft.keep(branch, kept));
        });
        return draft.ofAbsence(since);
    }

    private static Optional<BranchMemory> certainly(
            String branch, BranchMemory memory, Situation situation, Draft draft) {
        if (memory.open().deletes()) {
            return Optional.of(memory);
        }
        draft.withdraw(memory.open());
        Optional<BranchNamespace> namespace = situation.namespace(branch);
        boolean wanted = situation.memory().deleteWithProject()
                && namespace.isPresent()
                && !situation.elsewhere().contains(branch);
        if (!wanted) {
            return Optional.empty();
        }
        return Optional.of(
                memory.waits(situation.now())
                        ? memory
                        : memory.asked("", draft.delete(branch, namespace.get(), memory.fork())));
    }
}
