package io.completedflow.namespace.kubernetes;

import io.completedflow.config.KubernetesTemplate;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.kubernetes.cluster.Api;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.NamespaceObjects;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.object.SecretValues;
import io.completedflow.namespace.kubernetes.state.Live;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives namespaces what they have beside their apps, once for each form of it. */
final class NamespaceSetup {
    private final Api api;
    private final Watches watches;
    private final SecretValues secrets;
    private final Map<String, String> done = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    NamespaceSetup(Api api, Watches watches, SecretValues secrets) {
        this.api = api;
        this.watches = watches;
        this.secrets = secrets;
    }

    /** Writes what is to be otherwise. Apps that come at the same time wait for it. */
    void apply(DesiredNamespace desired) throws IOException {
        NamespaceObjects objects = new NamespaceObjects(desired);
        Optional<Live> namespace = watches.find(ObjectKind.NAMESPACE, "", desired.name());
        String form = form(desired, objects)
                + namespace.map(live -> live.resource().getMetadata().getUid());
        synchronized (locks.computeIfAbsent(desired.name(), any -> new Object())) {
            if (form.equals(done.get(desired.name()))) {
                return;
            }
            label(desired, namespace);
            for (KubeObject object : objects.objects()) {
                if (!asApplied(object)) {
                    watches.apply(object.annotated(Map.of(Marks.APPLIED, ObjectJson.text(object.body()))));
                }
            }
            Optional<SecretReference> pull = objects.pullSecret();
            if (pull.isPresent()) {
                api.apply(objects.pullSecret(pull.get(), secrets));
            }
            prune(desired, objects);
            done.put(desired.name(), form);
        }
    }

    private static String form(DesiredNamespace desired, NamespaceObjects objects) {
        Map<String, String> hashes = new LinkedHashMap<>();
        objects.objects().forEach(object -> hashes.put(object.key(), object.hash()));
        KubernetesTemplate template = desired.template().kubernetes();
        return ObjectJson.hash(hashes) + template.podSecurity() + template.imagePullSecret();
    }

    private boolean asApplied(KubeObject object) throws ApiException {
        watches.await(object.kind());
        return watches.find(object.kind(), object.namespace(), object.name())
                .flatMap(live -> live.annotation(Marks.APPLIED))
                .filter(ObjectJson.text(object.body())::equals)
                .isPresent();
    }

    private void label(DesiredNamespace desired, Optional<Live> namespace) throws ApiException {
        Map<String, String> wanted =
                NamespaceObjects.labels(desired.product(), desired.template().kubernetes());
        boolean same = namespace
                .filter(live -> wanted.entrySet().stream()
                        .allMatch(label -> live.label(label.getKey()).equals(Optional.of(label.getValue()))))
                .isPresent();
        if (!same) {
            watches.take(
                    api.change(ObjectKind.NAMESPACE, "", desired.name(), Map.of("metadata", Map.of("labels", wanted))));
        }
    }

    /** Deletes what its template no longer says. */
    private void prune(DesiredNamespace desired, NamespaceObjects objects) throws ApiException {
        for (ObjectKind kind :
                new ObjectKind[] {ObjectKind.RESOURCE_QUOTA, ObjectKind.LIMIT_RANGE, ObjectKind.NETWORK_POLICY}) {
            for (Live live : watches.in(desired.name(), kind)) {
                boolean wanted = objects.objects().stream()
                        .anyMatch(object -> object.key().equals(live.key()));
                if (!wanted && live.app().isEmpty()) {
                    api.delete(kind, desired.name(), live.name());
                    watches.drop(kind, desired.name(), live.name());
                }
            }
        }
    }
}
