package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.AppId;
import io.completedflow.config.KubernetesTemplate.PodSecurity;
import io.completedflow.namespace.DesiredApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pods of an app: those that run it, and the one that fills its data. */
record PodTemplates(AppContext context) {
    /** @param attempt how often it was tried; another number makes the pods anew */
    Map<String, Object> main(int attempt) {
        Map<String, Object> spec = spec(new Containers(context).main());
        if (!context.settings().config().isEmpty()) {
            spec.put(
                    "volumes",
                    List.of(Map.of(
                            "name",
                            Containers.CONFIG_VOLUME,
                            "configMap",
                            Map.of("name", ConfigObjects.configName(context)))));
        }
        Map<String, String> labels = context.labels();
        context.app().depends().forEach(dependency -> needs(dependency, labels));
        return Map.of("metadata", Map.of("labels", labels, "annotations", annotations(attempt)), "spec", spec);
    }

    private void needs(AppId dependency, Map<String, String> labels) {
        DesiredApp other = context.desired().apps().get(dependency);
        if (other != null) {
            labels.put(Marks.needs(ObjectNames.of(other, context.namespace())), "true");
        }
    }

    /** Pods read these when they start, so other ones make pods anew. */
    private Map<String, String> annotations(int attempt) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Marks.ATTEMPT, Integer.toString(attempt));
        if (!context.settings().config().isEmpty()) {
            annotations.put(Marks.OBJECTS, ObjectJson.hash(context.settings().config()));
        }
        return annotations;
    }

    Map<String, Object> seed(String command) {
        Map<String, Object> spec = spec(new Containers(context).seed(command));
        spec.put("restartPolicy", "Never");
        Map<String, String> labels = Marks.ofProduct(context.desired().product());
        // It may open connections to the app, and is none of its instances.
        labels.put(Marks.needs(context.name()), "true");
        return Map.of("metadata", Map.of("labels", labels), "spec", spec);
    }

    private Map<String, Object> spec(Map<String, Object> container) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("containers", new ArrayList<>(List.of(container)));
        spec.put("enableServiceLinks", false);
        boolean identity = context.settings().clusterRole().isPresent();
        spec.put("automountServiceAccountToken", identity);
        if (identity) {
            spec.put("serviceAccountName", context.name());
        }
        if (context.template().imagePullSecret().isPresent()) {
            spec.put("imagePullSecrets", List.of(Map.of("name", NamespaceObjects.PULL_SECRET)));
        }
        if (context.template().podSecurity() == PodSecurity.RESTRICTED) {
            spec.put(
                    "securityContext",
                    Map.of("runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault")));
        }
        return spec;
    }
}
