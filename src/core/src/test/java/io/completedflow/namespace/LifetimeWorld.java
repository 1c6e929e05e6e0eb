package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.source.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Repositories that never fail unless told to, and a reconciler that carries decisions out at once. */
final class LifetimeWorld {
    final Map<String, Map<String, String>> repositories = new TreeMap<>();
    final Map<String, NamespaceRecord> namespaces = new TreeMap<>();
    final Set<String> unreachable = new HashSet<>();
    final Set<BranchDeletion> announced = new HashSet<>();
    ProductState state = ProductState.EMPTY;
    Instant now = Records.START;
    FlowFile file;

    LifetimeWorld(FlowFile file, String... addresses) {
        this.file = file;
        for (String address : addresses) {
            repositories.put(address, new TreeMap<>(Map.of("main", "m0")));
        }
    }

    void push(String address, String branch, String head) {
        repositories.get(address).put(branch, head);
    }

    void delete(String address, String branch) {
        repositories.get(address).remove(branch);
    }

    /** Lists every reachable repository and carries out what is decided. */
    List<LifetimeDecision> poll() {
        Map<String, Listing> listings = new HashMap<>();
        repositories.forEach((address, branches) -> {
            if (!unreachable.contains(address)) {
                listings.put(address, new Listing(Map.copyOf(branches), Map.of()));
            }
        });
        return poll(listings);
    }

    List<LifetimeDecision> poll(Map<String, Listing> listings) {
        now = now.plusSeconds(15);
        Poll poll = new Poll(repositories.keySet(), listings, Set.copyOf(announced), now);
        announced.clear();
        LifetimePlan plan = LifetimePlanner.plan(file, state, List.copyOf(namespaces.values()), poll, CreateOn.PUSH);
        state = plan.state();
        plan.decisions().forEach(this::carryOut);
        return plan.decisions();
    }

    /** Polls until the grace of every deletion is over. */
    List<LifetimeDecision> settle() {
        List<LifetimeDecision> decisions = new ArrayList<>(poll());
        decisions.addAll(poll());
        pass(Duration.ofMinutes(11));
        decisions.addAll(poll());
        decisions.addAll(poll());
        return decisions;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private void carryOut(LifetimeDecision decision) {
        if (decision instanceof LifetimeDecision.Create create) {
            namespaces.put(create.namespace(), record(create.namespace(), create.branch(), create.template(), false));
        } else if (decision instanceof LifetimeDecision.Feed feed) {
            namespaces.put(feed.environment(), record(feed.environment(), feed.branch(), feed.template(), true));
        } else if (decision instanceof LifetimeDecision.ScheduleDeletion schedule) {
            deleteAt(schedule.namespace(), Optional.of(schedule.at()), schedule.reason());
        } else if (decision instanceof LifetimeDecision.CancelDeletion cancel) {
            deleteAt(cancel.namespace(), Optional.empty(), "");
        } else if (decision instanceof LifetimeDecision.Delete delete) {
            namespaces.remove(delete.namespace());
        } else if (decision instanceof LifetimeDecision.Expire expire) {
            namespaces.remove(expire.namespace());
        } else if (decision instanceof LifetimeDecision.Sleep sleep) {
            NamespaceRecord r = namespaces.get(sleep.namespace());
            namespaces.put(r.name(), r.fallenAsleep());
        }
    }

    private void deleteAt(String name, Optional<Instant> at, String reason) {
        NamespaceRecord record = namespaces.get(name);
        namespaces.put(name, record.toBeDeleted(at, reason));
    }

    private NamespaceRecord record(String name, String branch, String template, boolean standing) {
        return new NamespaceRecord(
                new Origin(name, "shop", "/shop", branch, template, standing, "watch@test"),
                Deployment.of(Set.of(), now),
                Lifetime.from(now));
    }
}
