package io.completedflow.reconcile;

import io.completedflow.config.Problem;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.NamespaceRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which flow file holds for a namespace: with the groups of its own branch, where that is trusted and has one. Lives on the loop's thread. */
final class FlowFileChoice {
    private final ProductSources sources;
    private final Ports ports;
    private final EffectiveFiles effective;
    private final Map<String, String> told = new HashMap<>();

    FlowFileChoice(ProductSources sources, Ports ports) {
        this.sources = sources;
        this.ports = ports;
        this.effective = new EffectiveFiles(sources.files());
    }

    /** The flow file that a branch would get; empty while it is on its way, or could not be read. */
    Optional<EffectiveFiles.Effective> of(String branch, Template template) {
        FlowFiles.Read trunk = sources.trunk().inForce().orElseThrow();
        Optional<String> commit = template.trusted() ? sources.branchCommit(branch) : Optional.empty();
        return commit.isPresent() ? effective.ofBranch(trunk, commit.get()) : Optional.of(effective.ofTrunk(trunk));
    }

    /**
     * The flow file for a namespace; where the branch's newest cannot be used or read, the one it was last made from. Empty while it is on
     * its way, which wants a turn when it arrives.
     */
    Optional<EffectiveFiles.Effective> of(NamespaceRecord record, Template template) {
        FlowFiles.Read trunk = sources.trunk().inForce().orElseThrow();
        Optional<String> branch = template.trusted()
                ? (listed()
                        ? sources.branchCommit(record.branch())
                        : record.deployment().flowFileCommit())
                : Optional.empty();
        if (branch.isEmpty()) {
            return Optional.of(effective.ofTrunk(trunk));
        }
        Optional<EffectiveFiles.Effective> newest = effective.ofBranch(trunk, branch.get());
        newest.ifPresent(file -> tellOnce(record, file));
        boolean unusable = newest.map(file -> file.file().isEmpty())
                .orElseGet(() -> sources.files().obstacle(branch.get()).isPresent());
        return unusable && record.deployment().flowFileCommit().isPresent()
                ? effective.ofBranch(trunk, record.deployment().flowFileCommit().get())
                : newest;
    }

    /** What makes the desired state by the flow file that a namespace was last made from; empty if that cannot be told now. */
    Optional<DesiredNamespaces> lastOf(NamespaceRecord record) {
        FlowFiles.Read trunk = sources.trunk().inForce().orElseThrow();
        return record.deployment()
                .flowFileCommit()
                .flatMap(commit -> effective.ofBranch(trunk, commit))
                .flatMap(EffectiveFiles.Effective::design);
    }

    /** Why the flow file for a namespace could not be read; empty if it could, or is on its way. */
    Optional<String> obstacle(NamespaceRecord record) {
        return sources.branchCommit(record.branch())
                .or(record.deployment()::flowFileCommit)
                .flatMap(sources.files()::obstacle);
    }

    /** Whether the product repository has told its branches; one that is empty of a sudden tells nothing. */
    private boolean listed() {
        return sources.listing()
                .filter(listing -> !listing.branches().isEmpty())
                .isPresent();
    }

    private void tellOnce(NamespaceRecord record, EffectiveFiles.Effective file) {
        List<Problem> worthSaying = file.file().isEmpty() ? file.problems() : file.ignored();
        String words = (file.file().isEmpty()
                        ? "the branch's flow file cannot be used: "
                        : "ignored in the branch's flow file: ")
                + worthSaying.stream().map(Problem::toString).collect(Collectors.joining("; "));
        boolean news = !words.equals(told.put(record.name(), words));
        if (!worthSaying.isEmpty() && news) {
            ports.tell(record.product(), record.name(), Event.Kind.FLOW_FILE_REFUSED, words);
        }
    }

    /** Forgets what no namespace of these needs. */
    void keep(Collection<NamespaceRecord> records) {
        Set<String> commits = new HashSet<>(sources.trunk().commits());
        Set<String> names = new HashSet<>();
        for (NamespaceRecord record : records) {
            names.add(record.name());
            record.deployment().flowFileCommit().ifPresent(commits::add);
            sources.branchCommit(record.branch()).ifPresent(commits::add);
        }
        effective.keep(commits);
        told.keySet().retainAll(names);
    }
}
