package io.completedflow.namespace.kubernetes.cluster;

import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What is known of all our objects in a cluster: one watch for each kind, however many namespaces there are. */
public final class Watches implements AutoCloseable {
    /** What tells what is there and how it does. */
    private static final Set<ObjectKind> ALWAYS = EnumSet.of(
            ObjectKind.NAMESPACE,
            ObjectKind.DEPLOYMENT,
            ObjectKind.STATEFUL_SET,
            ObjectKind.POD,
            ObjectKind.SERVICE,
            ObjectKind.CONFIG_MAP,
            ObjectKind.JOB);

    /** Watching these would need more rights than else, for values that nobody here is to read. */
    private static final Set<ObjectKind> NEVER = EnumSet.of(ObjectKind.SECRET, ObjectKind.LEASE);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Api api;
    private final Map<ObjectKind, ObjectStore> stores = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, SharedIndexInformer<GenericKubernetesResource>> informers = new ConcurrentHashMap<>();
    private final Map<ObjectKind, CompletableFuture<Void>> opened = new EnumMap<>(ObjectKind.class);
    private final Set<ObjectKind> synced = ConcurrentHashMap.newKeySet();
    private final Map<ObjectKind, String> failures = new ConcurrentHashMap<>();
    private final Consumer<String> changed;

    /** @param changed told the namespace of what was changed */
    public Watches(Api api, Consumer<String> changed) {
        this.api = api;
        this.changed = changed;
        for (ObjectKind kind : ObjectKind.values()) {
            stores.put(kind, new ObjectStore(kind, changed));
        }
    }

    /**
     * Begins to watch, and returns when all that is there is known.
     *
     * @throws ApiException if that is not so in time; it goes on trying
     */
    public void open(Duration patience) throws ApiException {
        await(ALWAYS.stream().map(this::watch).toList(), patience);
    }

    private void await(List<CompletableFuture<Void>> opening, Duration patience) throws ApiException {
        try {
            CompletableFuture.allOf(opening.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ApiException(ApiException.Reason.NOT_NOW, obstacle().orElse("it does not answer"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiException.Reason.NOT_NOW, "interrupted", e);
        }
    }

    /** Whether all that tells how namespaces do is known. */
    public boolean complete() {
        return synced.containsAll(ALWAYS);
    }

    /** What keeps it from knowing all, in words. */
    public Optional<String> obstacle() {
        return failures.values().stream().findFirst();
    }

    /** Watches a kind from now on, if it is one to be watched. */
    public void also(ObjectKind kind) {
        if (!NEVER.contains(kind) && !informers.containsKey(kind)) {
            watch(kind).exceptionally(failure -> null); // It goes on trying.
        }
    }

    /** Watches a kind from now on, and returns when all that is there is known. */
    public void await(ObjectKind kind) throws ApiException {
        await(List.of(watch(kind)), PATIENCE);
    }

    private synchronized CompletableFuture<Void> watch(ObjectKind kind) {
        return opened.computeIfAbsent(kind, this::begun);
    }

    private CompletableFuture<Void> begun(ObjectKind kind) {
        SharedIndexInformer<GenericKubernetesResource> informer = api.all(kind)
                .inAnyNamespace()
                .withLabel(Marks.MANAGED_BY, Marks.MANAGER)
                .runnableInformer(0)
                .itemStore(stores.get(kind))
                .exceptionHandler((started, failure) -> goOn(kind, failure));
        informers.put(kind, informer);
        return informer.start().toCompletableFuture().thenRun(() -> {
            synced.add(kind);
            failures.remove(kind);
            stores.get(ObjectKind.NAMESPACE).in("").forEach(namespace -> changed.accept(namespace.name()));
        });
    }

    private boolean goOn(ObjectKind kind, Throwable failure) {
        KubernetesClientException known = failure instanceof KubernetesClientException answered
                ? answered
                : new KubernetesClientException(String.valueOf(failure.getMessage()), failure);
        failures.put(kind, Refusals.of("watch " + kind.plural(), known).getMessage());
        return true;
    }

    /** Whether all our objects of a kind are known, so that one that is not is not there. */
    public boolean knows(ObjectKind kind) {
        return synced.contains(kind);
    }

    public Collection<Live> namespaces() {
        return stores.get(ObjectKind.NAMESPACE).in("");
    }

    public Collection<Live> in(String namespace, ObjectKind kind) {
        return stores.get(kind).in(namespace);
    }

    public Optional<Live> find(ObjectKind kind, String namespace, String name) {
        return stores.get(kind).find(namespace, name);
    }

    /** Takes what the cluster answered to a request of ours. */
    public void take(Live live) {
        if (!NEVER.contains(live.kind())) {
            stores.get(live.kind()).take(live);
        }
    }

    /** Takes that an object of ours is gone. */
    public void drop(ObjectKind kind, String namespace, String name) {
        stores.get(kind).drop(namespace, name);
    }

    /** Applies an object and takes the answer. */
    public Live apply(KubeObject object) throws ApiException {
        also(object.kind());
        Live applied = api.apply(object);
        take(applied);
        return applied;
    }

    @Override
    public void close() {
        informers.values().forEach(SharedIndexInformer::stop);
    }
}
