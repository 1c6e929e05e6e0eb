package io.completedflow.reconcile;

import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.ObservedNamespace;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of a namespace after a turn of the loop.
 *
 * @param desired empty while it is not known yet
 * @param plan empty while {@code desired} is
 * @param hold why nothing is planned for it, in words; empty if something is
 * @param nextUpdate when it takes newer revisions, if that is a matter of time
 */
public record NamespaceStatus(
        ObservedNamespace observed,
        Optional<DesiredNamespace> desired,
        Optional<NamespacePlan> plan,
        String hold,
        Optional<Instant> nextUpdate) {

    /** Whether it stays so until something comes from outside. */
    public boolean settled() {
        return !observed.deleting() && plan.map(NamespacePlan::settled).orElse(!hold.isEmpty());
    }
}
