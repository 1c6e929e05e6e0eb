package io.completedflow.namespace.kubernetes.object;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object as it is to be applied.
 *
 * @param body all of it, {@code apiVersion}, {@code kind} and {@code metadata} included: maps, lists, texts, numbers and booleans
 */
public record KubeObject(ObjectKind kind, String namespace, String name, Map<String, Object> body) {

    /** An object with these labels and nothing else yet but {@code content}, such as its {@code spec}. */
    static KubeObject of(
            ObjectKind kind, String namespace, String name, Map<String, String> labels, Map<String, Object> content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.word());
        body.put("metadata", new LinkedHashMap<>(Map.of("name", name, "namespace", namespace, "labels", labels)));
        body.putAll(content);
        return new KubeObject(kind, namespace, name, body);
    }

    /** What tells it from the other objects of its namespace: {@code Deployment/web}. */
    public String key() {
        return kind.word() + "/" + name;
    }

    /** 16 hexadecimal digits that are others when it is to be otherwise. */
    public String hash() {
        return ObjectJson.hash(body);
    }

    /** The same object with more annotations. */
    public KubeObject annotated(Map<String, String> more) {
        Map<String, Object> annotated = ObjectJson.copy(body);
        Map<String, Object> metadata = ObjectJson.map(annotated, "metadata");
        Map<String, Object> annotations = ObjectJson.map(metadata, "annotations");
        annotations.putAll(more);
        metadata.put("annotations", annotations);
        annotated.put("metadata", metadata);
        return new KubeObject(kind, namespace, name, annotated);
    }
}
