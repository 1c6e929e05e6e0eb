package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which namespaces go with their branches. Where more than half of them, and more than one, lose their branch at once, that is
 * rather a repository's trouble than people's wish: then none goes until branches come back or somebody deletes by hand.
 */
final class Deletions {
    private final FlowFile file;
    private final ProductState state;
    private final List<NamespaceRecord> records;
    private final Poll poll;

    Deletions(FlowFile file, ProductState state, Collection<NamespaceRecord> records, Poll poll) {
        this.file = file;
        this.state = state;
        this.records = records.stream()
                .filter(record -> !record.standing() && !record.fork())
                .toList();
        this.poll = poll;
    }

    ProductState decide(List<LifetimeDecision> decisions) {
        Set<String> expiring = decisions.stream()
                .filter(LifetimeDecision.Expire.class::isInstance)
                .map(decision -> ((LifetimeDecision.Expire) decision).namespace())
                .collect(Collectors.toSet());
        Set<String> vanishing = new HashSet<>();
        List<NamespaceRecord> losing = new ArrayList<>();
        List<NamespaceRecord> due = new ArrayList<>();
        for (NamespaceRecord record : records) {
            if (!state.heads(record.branch()).isEmpty()) {
                cancel(record, decisions);
            } else if (!expiring.contains(record.name()) && state.vanishing(record.branch(), poll.repositories())) {
                boolean scheduled = record.lifetime().deleteAt().isPresent();
                if (!scheduled) {
                    vanishing.add(record.name());
                }
                if (state.gone(record.branch(), poll.repositories())) {
                    (scheduled ? due : losing).add(record);
                }
            }
        }
        Set<String> held = losing.isEmpty() && state.held().isEmpty() ? Set.of() : held(vanishing);
        pause(held, decisions);
        if (held.isEmpty()) {
            losing.forEach(record -> schedule(record, decisions));
            due.forEach(record -> delete(record, decisions));
        }
        return state.withHeld(held);
    }

    /**
     * The namespaces to be held: those that lose their branch now, if they are many, and those held that are still many. What the last listing
     * lacked counts though it is not proven yet: hooks prove one branch after the other, however many went at once.
     */
    private Set<String> held(Set<String> names) {
        Set<String> now = new HashSet<>(names);
        now.removeAll(state.held());
        Set<String> still = new HashSet<>(names);
        still.retainAll(state.held());
        return many(now) || many(still) ? names : Set.of();
    }

    private boolean many(Set<String> names) {
        return names.size() > 1 && names.size() * 2 > records.size();
    }

    private void pause(Set<String> held, List<LifetimeDecision> decisions) {
        if (!held.isEmpty() && state.held().isEmpty()) {
            decisions.add(new LifetimeDecision.PauseDeletions("the branches of " + held.size() + " of " + records.size()
                    + " namespaces vanished at once; nothing is deleted until they are back or deleted by hand: "
                    + held.stream().sorted().collect(Collectors.joining(", "))));
        } else if (held.isEmpty() && !state.held().isEmpty()) {
            decisions.add(new LifetimeDecision.ResumeDeletions("no longer are most namespaces without their branch"));
        }
    }

    private void cancel(NamespaceRecord record, List<LifetimeDecision> decisions) {
        if (record.lifetime().deleteAt().isPresent()) {
            decisions.add(new LifetimeDecision.CancelDeletion(record.name(), "branch " + record.branch() + " is back"));
        }
    }

    private void schedule(NamespaceRecord record, List<LifetimeDecision> decisions) {
        Duration grace = Optional.ofNullable(file.templates().get(record.template()))
                .map(Template::deleteGrace)
                .orElse(Template.DEFAULT_DELETE_GRACE);
        decisions.add(new LifetimeDecision.ScheduleDeletion(
                record.name(), poll.at().plus(grace), "no repository has branch " + record.branch() + " any more"));
    }

    private void delete(NamespaceRecord record, List<LifetimeDecision> decisions) {
        if (!poll.at().isBefore(record.lifetime().deleteAt().orElseThrow())) {
            decisions.add(
                    new LifetimeDecision.Delete(record.name(), record.lifetime().deleteReason()));
        }
    }
}
