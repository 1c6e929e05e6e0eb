package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** Objects as a cluster would have them, for tests. */
public final class Lives {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Lives() {}

    /** An object of a body as JSON. */
    public static Live of(ObjectKind kind, String json) {
        return of(kind, ObjectJson.parse(json).orElseThrow());
    }

    public static Live of(ObjectKind kind, Map<String, Object> body) {
        return new Live(kind, SERIALIZATION.convertValue(body, GenericKubernetesResource.class));
    }
}
