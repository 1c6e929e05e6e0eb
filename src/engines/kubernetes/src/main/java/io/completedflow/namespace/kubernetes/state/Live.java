package io.completedflow.namespace.kubernetes.state;

import io.completedflow.config.AppId;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object as the cluster has it. */
public record Live(ObjectKind kind, GenericKubernetesResource resource) {
    public String name() {
        return resource.getMetadata().getName();
    }

    /** Empty if it belongs to no namespace. */
    public String namespace() {
        return Optional.ofNullable(resource.getMetadata().getNamespace()).orElse("");
    }

    public String key() {
        return kind.word() + "/" + name();
    }

    public Optional<String> label(String name) {
        return Optional.ofNullable(resource.getMetadata().getLabels()).map(labels -> labels.get(name));
    }

    public Optional<String> annotation(String name) {
        return Optional.ofNullable(resource.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }

    public boolean ours() {
        return label(Marks.MANAGED_BY).filter(Marks.MANAGER::equals).isPresent();
    }

    /** The app that it is of, if it is of one. */
    public Optional<AppId> app() {
        return label(Marks.GROUP).flatMap(group -> label(Marks.APP).map(app -> new AppId(group, app)));
    }

    public boolean deleting() {
        return resource.getMetadata().getDeletionTimestamp() != null;
    }

    public long generation() {
        return Optional.ofNullable(resource.getMetadata().getGeneration()).orElse(0L);
    }

    public String created() {
        return Optional.ofNullable(resource.getMetadata().getCreationTimestamp())
                .orElse("");
    }

    /** The number at a path; 0 if there is none, as the API leaves zeros out. */
    public long number(Object... path) {
        return resource.get(path) instanceof Number number ? number.longValue() : 0;
    }

    /** The text at a path; empty if there is none. */
    public String text(Object... path) {
        return resource.get(path) instanceof String text ? text : "";
    }

    /** The objects in the list at a path. */
    public List<Map<String, Object>> list(Object... path) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (resource.get(path) instanceof List<?> list) {
            list.forEach(item -> objects.add(ObjectJson.map(Map.of("item", item), "item")));
        }
        return objects;
    }

    /** A condition of its status, by its type; empty if it has none. */
    public Optional<Map<String, Object>> condition(String type) {
        return list("status", "conditions").stream()
                .filter(condition -> type.equals(condition.get("type")))
                .findFirst();
    }

    /** All of it as it would be written, for comparing. */
    public Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>(resource.getAdditionalProperties());
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("name", name());
        metadata.put("namespace", namespace());
        metadata.put(
                "labels",
                Optional.ofNullable(resource.getMetadata().getLabels()).orElse(Map.of()));
        metadata.put(
                "annotations",
                Optional.ofNullable(resource.getMetadata().getAnnotations()).orElse(Map.of()));
        body.put("metadata", metadata);
        body.put("apiVersion", resource.getApiVersion());
        body.put("kind", resource.getKind());
        return body;
    }
}
