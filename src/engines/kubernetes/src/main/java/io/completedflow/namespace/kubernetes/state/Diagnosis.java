package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.ObjectJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in words what keeps an app from getting ready. */
public final class Diagnosis {
    private static final Set<String> IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable");
    private static final Set<String> HARMLESS = Set.of("ContainerCreating", "PodInitializing");

    private Diagnosis() {}

    /**
     * The gravest thing that is known.
     *
     * @param pods the app's
     */
    public static Optional<String> of(Live workload, Collection<Live> pods) {
        List<String> found = new ArrayList<>();
        workload.condition("ReplicaFailure")
                .filter(condition -> "True".equals(condition.get("status")))
                .ifPresent(condition -> found.add(refused(String.valueOf(condition.get("message")))));
        pods.stream().filter(pod -> !pod.deleting()).forEach(pod -> ofPod(pod).ifPresent(found::add));
        return found.stream().findFirst();
    }

    private static String refused(String message) {
        int quota = message.indexOf("exceeded quota");
        return quota >= 0
                ? "the quota refuses its pods: " + message.substring(quota)
                        + "; raise the template's quota, or give the app less"
                : "its pods are refused: " + message;
    }

    private static Optional<String> ofPod(Live pod) {
        return unschedulable(pod)
                .or(() -> pod.list("status", "initContainerStatuses").stream()
                        .flatMap(status -> ofContainer(pod, status).stream())
                        .findFirst())
                .or(() -> pod.list("status", "containerStatuses").stream()
                        .flatMap(status -> ofContainer(pod, status).stream())
                        .findFirst());
    }

    private static Optional<String> unschedulable(Live pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> "False".equals(condition.get("status")))
                .filter(condition -> "Unschedulable".equals(condition.get("reason")))
                .map(condition -> "no node takes its pod " + pod.name() + ": " + condition.get("message"));
    }

    private static Optional<String> ofContainer(Live pod, Map<String, Object> status) {
        Map<String, Object> waiting = at(status, "state", "waiting");
        String reason = String.valueOf(waiting.getOrDefault("reason", ""));
        String message = String.valueOf(waiting.getOrDefault("message", ""));
        if (IMAGE.contains(reason)) {
            return Optional.of("its image " + status.get("image") + " cannot be pulled (" + reason + ")"
                    + (message.isEmpty() ? "" : ": " + message));
        }
        if (reason.equals("CrashLoopBackOff")) {
            return Optional.of("its pod " + pod.name() + " ends again and again, " + times(status) + " so far: "
                    + ending(at(status, "lastState", "terminated")) + "; see its logs");
        }
        if (!reason.isEmpty() && !HARMLESS.contains(reason)) {
            return Optional.of(
                    "its pod " + pod.name() + " cannot start: " + reason + (message.isEmpty() ? "" : ": " + message));
        }
        Map<String, Object> terminated = at(status, "state", "terminated");
        return terminated.isEmpty()
                ? Optional.empty()
                : Optional.of("its pod " + pod.name() + " has ended: " + ending(terminated));
    }

    private static String times(Map<String, Object> status) {
        long restarts = status.get("restartCount") instanceof Number number ? number.longValue() : 0;
        return restarts == 1 ? "once" : restarts + " times";
    }

    private static String ending(Map<String, Object> terminated) {
        String reason = String.valueOf(terminated.getOrDefault("reason", "unknown"));
        Object code = terminated.get("exitCode");
        return code == null ? reason : reason + ", exit status " + code;
    }

    private static Map<String, Object> at(Map<String, Object> status, String outer, String inner) {
        return ObjectJson.map(ObjectJson.map(status, outer), inner);
    }
}
