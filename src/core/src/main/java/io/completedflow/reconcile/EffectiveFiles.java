package io.completedflow.reconcile;

import io.completedflow.config.EffectiveFlowFile;
import io.completedflow.config.FlowFile;
import io.completedflow.config.FlowFileException;
import io.completedflow.config.Problem;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.FlowFileCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The flow files as they hold for branches, made once for each pair of commits. Lives on the loop's thread. */
final class EffectiveFiles {
    private final FlowFiles files;
    private final Map<Commits, Effective> made = new HashMap<>();

    private record Commits(String trunk, String branch) {}

    /**
     * What holds for a branch.
     *
     * @param commit of the product repository its groups are of
     * @param file empty if the branch's flow file cannot be used
     * @param design makes the desired state from it; there if {@code file} is
     * @param problems why it cannot be used
     * @param ignored what the branch's flow file says without effect
     */
    record Effective(
            String commit,
            Optional<FlowFile> file,
            Optional<DesiredNamespaces> design,
            List<Problem> problems,
            List<Problem> ignored) {
        /** The problems as one sentence. */
        String why() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
    }

    EffectiveFiles(FlowFiles files) {
        this.files = files;
    }

    /** What holds where the trunk alone counts. */
    Effective ofTrunk(FlowFiles.Read trunk) {
        return made.computeIfAbsent(
                new Commits(trunk.commit(), trunk.commit()),
                commits -> usable(
                        trunk.commit(), EffectiveFlowFile.ofTrunk(trunk.file().orElseThrow())));
    }

    /** What holds with the groups of this commit; empty while its file is on its way. */
    Optional<Effective> ofBranch(FlowFiles.Read trunk, String commit) {
        Commits commits = new Commits(trunk.commit(), commit);
        if (commit.equals(trunk.commit())) {
            return Optional.of(ofTrunk(trunk));
        }
        if (!made.containsKey(commits)) {
            files.at(commit).ifPresent(branch -> made.put(commits, merged(trunk, branch)));
        }
        return Optional.ofNullable(made.get(commits));
    }

    /** Forgets what is not made of these commits. */
    void keep(Set<String> commits) {
        made.keySet().removeIf(pair -> !commits.contains(pair.trunk()) || !commits.contains(pair.branch()));
        files.keep(commits);
    }

    private static Effective merged(FlowFiles.Read trunk, FlowFiles.Read branch) {
        if (branch.file().isEmpty()) {
            return refused(branch.commit(), branch.problems());
        }
        try {
            EffectiveFlowFile effective = EffectiveFlowFile.ofBranch(
                    trunk.file().orElseThrow(), branch.file().get());
            List<Problem> problems = FlowFileCheck.problems(effective.flowFile());
            return problems.isEmpty() ? usable(branch.commit(), effective) : refused(branch.commit(), problems);
        } catch (FlowFileException e) {
            return refused(branch.commit(), e.problems());
        }
    }

    private static Effective usable(String commit, EffectiveFlowFile effective) {
        return new Effective(
                commit,
                Optional.of(effective.flowFile()),
                Optional.of(new DesiredNamespaces(effective.flowFile())),
                List.of(),
                effective.ignored());
    }

    private static Effective refused(String commit, List<Problem> problems) {
        return new Effective(commit, Optional.empty(), Optional.empty(), problems, List.of());
    }
}
