package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.KubernetesApp.Placeholder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The team's own manifests of an app, as they are to be applied. */
record ManifestObjects(AppContext context) {
    /**
     * All objects of the manifests.
     *
     * @param texts the manifests by path
     * @throws IOException if one of them cannot be applied, naming it and how to mend it
     */
    List<KubeObject> objects(Map<String, String> texts) throws IOException {
        List<KubeObject> objects = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            for (Object document : documents(text.getKey(), filled(text.getValue()))) {
                objects.add(object(text.getKey(), document));
            }
        }
        long workloads = objects.stream().filter(each -> each.kind().runsApps()).count();
        if (workloads != 1) {
            throw new IOException("the manifests of " + context.app().id() + " hold " + workloads
                    + " Deployments and StatefulSets; give each app exactly one, and the others apps of their own");
        }
        return objects;
    }

    private String filled(String text) {
        String filled = text;
        for (Placeholder placeholder :
                context.settings().manifests().orElseThrow().placeholders()) {
            filled = filled.replace("{" + placeholder.name().toLowerCase(Locale.ROOT) + "}", value(placeholder));
        }
        return filled;
    }

    private String value(Placeholder placeholder) {
        return switch (placeholder) {
            case APP -> context.name();
            case GROUP -> context.app().id().group();
            case HOST -> context.host().orElse("");
            case IMAGE -> context.app().app().image().isPresent() ? context.image() : "";
            case NAMESPACE -> context.namespace();
            case PORT ->
                context.port().isPresent() ? Integer.toString(context.port().getAsInt()) : "";
            case PRODUCT -> context.desired().product();
            case REPLICAS -> Integer.toString(context.settings().replicas());
            case REVISION -> context.app().revision().id();
        };
    }

    private static List<Object> documents(String path, String text) throws IOException {
        List<Object> documents = new ArrayList<>();
        try {
            new Load(LoadSettings.builder().setLabel(path).build())
                    .loadAllFromString(text)
                    .forEach(document -> {
                        if (document != null) {
                            documents.add(document);
                        }
                    });
        } catch (YamlEngineException e) {
            throw new IOException("manifest " + path + " is not YAML: " + e.getMessage(), e);
        }
        return documents;
    }

    private KubeObject object(String path, Object document) throws IOException {
        if (!(document instanceof Map<?, ?> found)) {
            throw new IOException("manifest " + path + " holds something that is no object");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        found.forEach((key, value) -> body.put(String.valueOf(key), value));
        String apiVersion = String.valueOf(body.get("apiVersion"));
        String word = String.valueOf(body.get("kind"));
        ObjectKind kind = ObjectKind.of(apiVersion, word)
                .filter(ObjectKind::namespaced)
                .orElseThrow(() -> new IOException("manifest " + path + " holds a " + word + " of " + apiVersion
                        + ", which is not applied; take it out, and have it applied by who looks after the cluster"));
        return ours(path, kind, body);
    }

    private KubeObject ours(String path, ObjectKind kind, Map<String, Object> body) throws IOException {
        Map<String, Object> metadata = ObjectJson.map(body, "metadata");
        if (!(metadata.get("name") instanceof String name)) {
            throw new IOException("manifest " + path + " holds a " + kind.word() + " without metadata.name; name it");
        }
        Object namespace = metadata.getOrDefault("namespace", context.namespace());
        if (!namespace.equals(context.namespace())) {
            throw new IOException("manifest " + path + " holds a " + kind.word() + " of namespace " + namespace
                    + "; leave metadata.namespace out, or write {namespace} and declare it as a placeholder");
        }
        metadata.put("namespace", context.namespace());
        metadata.put("labels", labelled(metadata));
        body.put("metadata", metadata);
        if (kind.runsApps()) {
            labelPods(body);
        }
        return new KubeObject(kind, context.namespace(), name, body);
    }

    private Map<String, Object> labelled(Map<String, Object> metadata) {
        Map<String, Object> labels = ObjectJson.map(metadata, "labels");
        labels.putAll(context.labels());
        return labels;
    }

    /** Its pods are known as ours too; what selects them is the team's. */
    private void labelPods(Map<String, Object> body) {
        Map<String, Object> spec = ObjectJson.map(body, "spec");
        Map<String, Object> template = ObjectJson.map(spec, "template");
        Map<String, Object> metadata = ObjectJson.map(template, "metadata");
        Map<String, Object> labels = ObjectJson.map(metadata, "labels");
        labels.put(Marks.MANAGED_BY, Marks.MANAGER);
        labels.putAll(context.selector());
        metadata.put("labels", labels);
        template.put("metadata", metadata);
        spec.put("template", template);
        body.put("spec", spec);
    }
}
