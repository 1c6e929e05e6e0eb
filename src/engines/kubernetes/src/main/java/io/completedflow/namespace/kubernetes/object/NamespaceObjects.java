package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.ClusterQuota;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.config.KubernetesTemplate.Network;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.DesiredNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a namespace has beside its apps: limits, a closed door, the key to image registries. */
public record NamespaceObjects(DesiredNamespace desired) {
    static final String PULL_SECRET = "completed-flow-registry";
    private static final String NAME = "completed-flow";

    /** All but the secret. */
    public List<KubeObject> objects() {
        List<KubeObject> objects = new ArrayList<>();
        quota().ifPresent(objects::add);
        limits().ifPresent(objects::add);
        if (template().network() != Network.OPEN) {
            objects.add(object(
                    ObjectKind.NETWORK_POLICY, Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress"))));
        }
        return objects;
    }

    public Optional<SecretReference> pullSecret() {
        return template().imagePullSecret();
    }

    /** The Secret that pods pull images with. @throws IOException if it is not there, naming the place */
    public KubeObject pullSecret(SecretReference reference, SecretValues values) throws IOException {
        String configuration = values.read("imagePullSecret", reference);
        return KubeObject.of(
                ObjectKind.SECRET,
                desired.name(),
                PULL_SECRET,
                Marks.ofProduct(desired.product()),
                Map.of(
                        "type",
                        "kubernetes.io/dockerconfigjson",
                        "data",
                        Map.of(".dockerconfigjson", ConfigObjects.encoded(configuration))));
    }

    /** The labels of a namespace that the template asks for. */
    public static Map<String, String> labels(String product, KubernetesTemplate template) {
        Map<String, String> labels = Marks.ofProduct(product);
        labels.put(
                "pod-security.kubernetes.io/enforce",
                template.podSecurity().name().toLowerCase(Locale.ROOT));
        return labels;
    }

    private KubernetesTemplate template() {
        return desired.template().kubernetes();
    }

    private Optional<KubeObject> quota() {
        ClusterQuota quota = template().quota();
        Map<String, Object> hard = new LinkedHashMap<>();
        quota.pods().ifPresent(pods -> hard.put("pods", Integer.toString(pods)));
        quota.cpu().ifPresent(cpu -> hard.put("requests.cpu", cpu));
        quota.memory().ifPresent(memory -> hard.put("requests.memory", memory));
        quota.storage().ifPresent(storage -> hard.put("requests.storage", storage));
        return hard.isEmpty() ? Optional.empty() : Optional.of(object(ObjectKind.RESOURCE_QUOTA, Map.of("hard", hard)));
    }

    /** For pods of the team's own manifests, which say nothing. */
    private Optional<KubeObject> limits() {
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("type", "Container");
        Containers.amounts(template().defaultMin()).ifPresent(min -> limit.put("defaultRequest", min));
        Containers.amounts(template().defaultMax()).ifPresent(max -> limit.put("default", max));
        return limit.size() == 1
                ? Optional.empty()
                : Optional.of(object(ObjectKind.LIMIT_RANGE, Map.of("limits", List.of(limit))));
    }

    private KubeObject object(ObjectKind kind, Map<String, Object> spec) {
        return KubeObject.of(kind, desired.name(), NAME, Marks.ofProduct(desired.product()), Map.of("spec", spec));
    }
}
