package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.KubernetesApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Deployment of an app; if it keeps data, its StatefulSet. */
record WorkloadObject(AppContext context) {
    KubeObject object(int attempt) {
        return context.settings().stateful().isPresent()
                ? statefulSet(context.settings().stateful().get(), attempt)
                : deployment(attempt);
    }

    private KubeObject deployment(int attempt) {
        Map<String, Object> spec = common(attempt);
        // What runs is stopped only when the new one is ready.
        spec.put(
                "strategy",
                Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxUnavailable", 0, "maxSurge", 1)));
        spec.put("progressDeadlineSeconds", (int)
                Math.max(1, context.app().app().health().deadline().toSeconds()));
        spec.put("revisionHistoryLimit", 2);
        return object(ObjectKind.DEPLOYMENT, spec);
    }

    private KubeObject statefulSet(KubernetesApp.Stateful stateful, int attempt) {
        Map<String, Object> spec = common(attempt);
        spec.put("serviceName", ServiceObjects.instancesName(context));
        spec.put("podManagementPolicy", "Parallel");
        spec.put("updateStrategy", Map.of("type", "RollingUpdate"));
        List<Map<String, Object>> claims = new ArrayList<>();
        new TreeMap<>(stateful.volumes()).forEach((name, volume) -> claims.add(claim(name, volume)));
        if (!claims.isEmpty()) {
            spec.put("volumeClaimTemplates", claims);
        }
        return object(ObjectKind.STATEFUL_SET, spec);
    }

    private Map<String, Object> common(int attempt) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", context.settings().replicas());
        spec.put("selector", Map.of("matchLabels", context.selector()));
        spec.put("template", new PodTemplates(context).main(attempt));
        return spec;
    }

    private KubeObject object(ObjectKind kind, Map<String, Object> spec) {
        return KubeObject.of(kind, context.namespace(), context.name(), context.labels(), Map.of("spec", spec));
    }

    private static Map<String, Object> claim(String name, KubernetesApp.Volume volume) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("accessModes", List.of("ReadWriteOnce"));
        spec.put("resources", Map.of("requests", Map.of("storage", volume.size())));
        volume.storageClass().ifPresent(storage -> spec.put("storageClassName", storage));
        return Map.of(
                "apiVersion",
                ObjectKind.VOLUME_CLAIM.apiVersion(),
                "kind",
                ObjectKind.VOLUME_CLAIM.word(),
                "metadata",
                Map.of("name", name),
                "spec",
                spec);
    }
}
