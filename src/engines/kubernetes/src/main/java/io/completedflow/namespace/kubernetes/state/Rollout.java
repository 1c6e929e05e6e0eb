package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the newest deployment of a workload has come, by what the cluster's controllers say of it. */
public enum Rollout {
    /** It has no instances, as it should. */
    ASLEEP,
    /** Its new instances are being started. */
    UNDER_WAY,
    /** Its new instances did not get ready in time. */
    FAILED,
    /** It was done; its instances may have become unready since. */
    DONE;

    public static Rollout of(Live workload, Instant now) {
        if (workload.number("spec", "replicas") == 0) {
            return ASLEEP;
        }
        if (ready(workload)) {
            return DONE;
        }
        return workload.kind() == ObjectKind.DEPLOYMENT ? ofDeployment(workload) : ofStatefulSet(workload, now);
    }

    /** Whether all instances are of the newest deployment and ready. */
    public static boolean ready(Live workload) {
        long replicas = workload.number("spec", "replicas");
        long ready = workload.kind() == ObjectKind.DEPLOYMENT
                ? workload.number("status", "availableReplicas")
                : workload.number("status", "readyReplicas");
        boolean newest = workload.kind() == ObjectKind.DEPLOYMENT
                || workload.text("status", "updateRevision").equals(workload.text("status", "currentRevision"));
        return seen(workload)
                && newest
                && replicas > 0
                && workload.number("status", "updatedReplicas") >= replicas
                && ready >= replicas
                && workload.number("status", "unavailableReplicas") == 0;
    }

    /** Whether its controller has seen its newest form. */
    private static boolean seen(Live workload) {
        return workload.number("status", "observedGeneration") >= workload.generation();
    }

    private static Rollout ofDeployment(Live workload) {
        String progress = workload.condition("Progressing")
                .map(condition -> String.valueOf(condition.get("reason")))
                .orElse("");
        if (!seen(workload)) {
            return UNDER_WAY;
        }
        return switch (progress) {
            case "ProgressDeadlineExceeded" -> FAILED;
            case "NewReplicaSetAvailable" -> DONE;
            default -> UNDER_WAY;
        };
    }

    /** Nobody counts the time of a StatefulSet, so we do. */
    private static Rollout ofStatefulSet(Live workload, Instant now) {
        return deadline(workload).filter(deadline -> !now.isBefore(deadline)).isPresent() ? FAILED : UNDER_WAY;
    }

    /** Until when it is to be ready, where it is for us to count. */
    public static Optional<Instant> deadline(Live workload) {
        return workload.kind() == ObjectKind.DEPLOYMENT
                ? Optional.empty()
                : begun(workload).flatMap(begun -> workload.annotation(Marks.DEADLINE)
                        .map(Duration::parse)
                        .map(begun::plus));
    }

    /** When the newest deployment was begun. */
    public static Optional<Instant> begun(Live workload) {
        return workload.annotation(Marks.BEGUN).map(Instant::parse);
    }
}
