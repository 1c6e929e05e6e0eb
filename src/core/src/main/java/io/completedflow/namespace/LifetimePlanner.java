package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Decides which namespaces come and go. Pure: the same values give the same plan, and a poll that is lost, repeated or late changes
 * nothing in the end.
 */
public final class LifetimePlanner {
    private LifetimePlanner() {}

    /**
     * @param file of the product repository's trunk
     * @param records of all the product's namespaces, those included whose deletion has begun: a branch that comes back meanwhile gets its
     *     new namespace when the old one is gone
     */
    public static LifetimePlan plan(
            FlowFile file, ProductState state, Collection<NamespaceRecord> records, Poll poll, CreateOn createOn) {
        List<LifetimeDecision> decisions = new ArrayList<>();
        ProductState seen = new Sightings(file, state, records, poll).state();
        ProductState expired = new Expiries(file, seen, records, poll.at()).decide(decisions);
        ProductState deleted = new Deletions(file, expired, records, poll).decide(decisions);
        ProductState created = createOn == CreateOn.PUSH
                ? new Creations(file, deleted, records).decide(decisions)
                : deleted.withRefused(Map.of());
        return new LifetimePlan(created, List.copyOf(decisions));
    }
}
