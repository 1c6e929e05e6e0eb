package io.completedflow.reconcile;

import io.completedflow.config.AppId;
import io.completedflow.config.Template;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedNamespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads one namespace a step on: plans, tells what is new, and has the engine begin what is to be done. A turn that finds everything as the
 * one before left it costs a comparison. Lives on the loop's thread.
 */
final class NamespaceReconciler {
    private final Announcer announcer;
    private Inputs inputs;
    private NamespaceStatus status;

    /** All that the desired state is made from. */
    record Inputs(DesiredNamespaces design, Template template, NamespaceRecord record, Map<AppId, String> unresolved) {

        /** Compares the record by what matters to the desired state: that it was used is no reason to make it anew. */
        boolean sameAs(Inputs other) {
            return other != null
                    && design == other.design
                    && template.equals(other.template)
                    && record.deployment().sameAppsAs(other.record.deployment())
                    && record.asleep() == other.record.asleep()
                    && record.branch().equals(other.record.branch())
                    && unresolved.equals(other.unresolved);
        }
    }

    /** @param wasThere whether the namespace was there before this program, so that what is met at first is no news */
    NamespaceReconciler(ObservedNamespace observed, EventLog log, boolean wasThere) {
        this.announcer = new Announcer(log, wasThere);
        this.status = new NamespaceStatus(observed, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    NamespaceStatus status() {
        return status;
    }

    /** It is seen as it is, and nothing is decided. */
    void look(ObservedNamespace observed) {
        status = new NamespaceStatus(observed, status.desired(), status.plan(), "", status.nextUpdate());
    }

    /** It is seen as it is, compared with what it was to be; nothing is begun. */
    void look(ObservedNamespace observed, DesiredNamespaces design, Template template) {
        DesiredNamespace desired = design.of(template, observed.record(), Map.of());
        NamespacePlan plan = NamespacePlanner.plan(desired, Optional.of(observed));
        status = new NamespaceStatus(observed, Optional.of(desired), Optional.of(plan), "", Optional.empty());
    }

    /** Nothing is planned for now, for this reason; what runs, runs on. */
    void hold(ObservedNamespace observed, String reason) {
        status = new NamespaceStatus(observed, status.desired(), Optional.empty(), reason, Optional.empty());
    }

    /** Plans, and has the engine begin what the plan says. */
    void step(
            Engine engine,
            ObservedNamespace observed,
            DesiredNamespaces design,
            Template template,
            Map<AppId, String> unresolved,
            Optional<Instant> nextUpdate,
            Instant now) {
        Inputs fresh = new Inputs(design, template, observed.record(), unresolved);
        boolean same = fresh.sameAs(inputs) && status.desired().isPresent();
        DesiredNamespace desired = same ? status.desired().get() : design.of(template, observed.record(), unresolved);
        if (same && done(status) && observed.apps().equals(status.observed().apps())) {
            status = new NamespaceStatus(observed, Optional.of(desired), status.plan(), "", nextUpdate);
            return;
        }
        NamespacePlan plan = NamespacePlanner.plan(desired, Optional.of(observed));
        inputs = fresh;
        status = new NamespaceStatus(observed, Optional.of(desired), Optional.of(plan), "", nextUpdate);
        announcer.announce(observed.record(), plan, observed, now);
        apply(engine, desired, plan);
    }

    /** Whether it was planned, and nothing of the plan is to be done: what was asked of the engine and left no trace is asked again. */
    private static boolean done(NamespaceStatus status) {
        return status.plan().filter(plan -> plan.effects().findAny().isEmpty()).isPresent();
    }

    /** Has all effects begun; one that fails stops none of the others. */
    private static void apply(Engine engine, DesiredNamespace desired, NamespacePlan plan) {
        List<RuntimeException> mistakes = new ArrayList<>();
        plan.effects().forEach(effect -> {
            try {
                engine.apply(desired, effect);
            } catch (RuntimeException mistake) {
                mistakes.add(mistake);
            }
        });
        if (!mistakes.isEmpty()) {
            RuntimeException first = mistakes.get(0);
            mistakes.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
