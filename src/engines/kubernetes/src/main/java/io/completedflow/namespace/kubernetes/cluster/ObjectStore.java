package io.completedflow.namespace.kubernetes.cluster;

import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The objects of a kind, as far as they are known: by a watch, and by the answers to what was written, whichever is newer. So what was
 * written is seen at once. What nobody reads of them is not kept.
 */
final class ObjectStore implements ItemStore<GenericKubernetesResource> {
    private final ObjectKind kind;
    private final Consumer<String> changed;
    private final Map<String, Map<String, Live>> byNamespace = new ConcurrentHashMap<>();

    /** @param changed told the namespace of what was changed */
    ObjectStore(ObjectKind kind, Consumer<String> changed) {
        this.kind = kind;
        this.changed = changed;
    }

    Collection<Live> in(String namespace) {
        return List.copyOf(byNamespace.getOrDefault(namespace, Map.of()).values());
    }

    Optional<Live> find(String namespace, String name) {
        return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
    }

    /** Takes what the cluster answered, unless something newer is known. */
    void take(Live live) {
        put(getKey(live.resource()), live.resource());
    }

    /** Takes that an object is gone. */
    void drop(String namespace, String name) {
        remove(namespace + "/" + name);
    }

    @Override
    public String getKey(GenericKubernetesResource resource) {
        String namespace = resource.getMetadata().getNamespace();
        return (namespace == null ? "" : namespace) + "/"
                + resource.getMetadata().getName();
    }

    @Override
    public GenericKubernetesResource put(String key, GenericKubernetesResource resource) {
        Live fresh = new Live(kind, trimmed(resource));
        AtomicReference<GenericKubernetesResource> before = new AtomicReference<>();
        AtomicBoolean news = new AtomicBoolean();
        byNamespace
                .computeIfAbsent(namespace(key), any -> new ConcurrentHashMap<>())
                .compute(name(key), (name, known) -> {
                    before.set(known == null ? null : known.resource());
                    boolean older = known != null && newer(known.resource(), resource);
                    news.set(!older && !sameVersion(before.get(), resource));
                    return older ? known : fresh;
                });
        if (news.get()) {
            changed.accept(concerned(key));
        }
        return before.get();
    }

    private static boolean newer(GenericKubernetesResource one, GenericKubernetesResource other) {
        return Objects.equals(one.getMetadata().getUid(), other.getMetadata().getUid())
                && version(one) > version(other);
    }

    private static boolean sameVersion(GenericKubernetesResource one, GenericKubernetesResource other) {
        return one != null
                && Objects.equals(
                        one.getMetadata().getResourceVersion(),
                        other.getMetadata().getResourceVersion());
    }

    /** Versions of the same object in etcd are numbers that grow. */
    private static long version(GenericKubernetesResource resource) {
        try {
            return Long.parseLong(resource.getMetadata().getResourceVersion());
        } catch (NumberFormatException e) {
            return 0; // Of a cluster that counts otherwise: the last one heard of counts.
        }
    }

    private GenericKubernetesResource trimmed(GenericKubernetesResource resource) {
        resource.getMetadata().setManagedFields(null);
        if (kind == ObjectKind.POD) {
            resource.getAdditionalProperties().remove("spec");
        }
        return resource;
    }

    @Override
    public GenericKubernetesResource remove(String key) {
        Map<String, Live> there = byNamespace.getOrDefault(namespace(key), Map.of());
        Live gone = there.isEmpty() ? null : there.remove(name(key));
        if (gone == null) {
            return null;
        }
        changed.accept(concerned(key));
        return gone.resource();
    }

    private String concerned(String key) {
        return kind.namespaced() ? namespace(key) : name(key);
    }

    private static String namespace(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    @Override
    public Stream<String> keySet() {
        return values().map(this::getKey);
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return byNamespace.values().stream()
                .flatMap(names -> names.values().stream())
                .map(Live::resource);
    }

    @Override
    public int size() {
        return byNamespace.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public GenericKubernetesResource get(String key) {
        return find(namespace(key), name(key)).map(Live::resource).orElse(null);
    }
}
