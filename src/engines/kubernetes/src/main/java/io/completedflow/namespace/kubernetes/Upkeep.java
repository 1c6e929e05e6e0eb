package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.completedflow.namespace.kubernetes.state.Rollout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What follows by itself once something is so: data are filled when what keeps them is ready, and what is late is looked at. */
final class Upkeep {
    private final Watches watches;
    private final Workers workers;
    private final Clock clock;
    private final Consumer<String> changed;
    private final Set<String> timed = ConcurrentHashMap.newKeySet();

    /** @param changed told the namespace in which something is late */
    Upkeep(Watches watches, Workers workers, Clock clock, Consumer<String> changed) {
        this.watches = watches;
        this.workers = workers;
        this.clock = clock;
        this.changed = changed;
    }

    /** Something of a namespace was changed. */
    void look(String namespace) {
        if (watches.find(ObjectKind.NAMESPACE, "", namespace)
                .filter(live -> !live.deleting())
                .isEmpty()) {
            return;
        }
        watches.in(namespace, ObjectKind.DEPLOYMENT).forEach(this::seed);
        watches.in(namespace, ObjectKind.STATEFUL_SET).forEach(workload -> {
            seed(workload);
            lookWhenLate(workload);
        });
    }

    private void seed(Live workload) {
        Optional<Map<String, Object>> job = workload.annotation(Marks.SEED).flatMap(ObjectJson::parse);
        if (job.isEmpty() || !Rollout.ready(workload) || !watches.knows(ObjectKind.JOB)) {
            return;
        }
        String name = String.valueOf(ObjectJson.map(job.get(), "metadata").get("name"));
        if (watches.find(ObjectKind.JOB, workload.namespace(), name).isEmpty()) {
            KubeObject seed = new KubeObject(ObjectKind.JOB, workload.namespace(), name, job.get());
            workers.run(seed, () -> watches.apply(seed), failure -> false);
        }
    }

    private void lookWhenLate(Live workload) {
        Instant now = clock.instant();
        Rollout.deadline(workload)
                .filter(deadline -> deadline.isAfter(now))
                .filter(deadline -> timed.add(workload.namespace() + "/" + workload.name() + deadline))
                .ifPresent(deadline ->
                        workers.later(Duration.between(now, deadline).plusMillis(1), () -> {
                            timed.remove(workload.namespace() + "/" + workload.name() + deadline);
                            changed.accept(workload.namespace());
                        }));
    }
}
