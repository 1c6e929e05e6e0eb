package io.completedflow.kubernetes;

import static org.awaitility.Awaitility.await;

import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.kubernetes.KubeconfigConnections;
import io.completedflow.namespace.kubernetes.KubernetesEngine;
import io.completedflow.namespace.kubernetes.KubernetesEngineSettings;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.reconcile.ThreadedLoop;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A reconciler that follows a product into a cluster, as {@code flow watch} does. */
final class ClusterFlow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ThreadedLoop loop = new ThreadedLoop(Clock.systemUTC(), 4, Throwable::printStackTrace);
    private final KubernetesEngine engine;
    private final Reconciler reconciler;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** Follows a product as this writer. */
    ClusterFlow(Config config, ClusterProduct product, String writer) throws Exception {
        this(cluster -> KubeconfigConnections.client(config), product, writer, writer + " of a test");
    }

    /** @param connect makes clients by the name of the cluster */
    ClusterFlow(
            Function<Optional<String>, KubernetesClient> connect,
            ClusterProduct product,
            String writer,
            String identity)
            throws Exception {
        engine = new KubernetesEngine(
                connect::apply,
                KubernetesEngineSettings.standard(product.repositories(), writer, identity),
                Clock.systemUTC());
        reconciler = new Reconciler(
                loop,
                Map.of(EngineKind.KUBERNETES, engine),
                product.repositories(),
                new Told(events),
                product.memory(),
                writer);
        reconciler.follow(product.address()).get();
    }

    Reconciler reconciler() {
        return reconciler;
    }

    /** Everything that was told, in order. */
    List<Event> events() {
        return events;
    }

    Optional<NamespaceStatus> status(String namespace) {
        return Optional.ofNullable(reconciler.namespaces().get(namespace));
    }

    ObservedApp app(String namespace, String app) {
        return status(namespace)
                .map(status -> status.observed().apps().getOrDefault(AppId.parse(app), ObservedApp.ABSENT))
                .orElse(ObservedApp.ABSENT);
    }

    void awaitStatus(String namespace, Predicate<NamespaceStatus> condition) {
        await(namespace)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(namespace).filter(condition).isPresent());
    }

    /** Until every app runs what it should. */
    void awaitComplete(String namespace) {
        awaitStatus(
                namespace,
                status -> status.plan().filter(plan -> plan.complete()).isPresent());
    }

    void awaitApp(String namespace, String app, Predicate<ObservedApp> condition) {
        await(namespace + " " + app)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> condition.test(app(namespace, app)));
    }

    /** Until a version of an app runs and is ready. */
    void awaitVersion(String namespace, String app, String version) {
        awaitApp(namespace, app, now -> now.running()
                .filter(running -> running.ready() && running.revision().ref().equals(version))
                .isPresent());
    }

    /** Deletes a namespace and waits until it is gone. */
    void delete(String product, String namespace) throws InterruptedException, ExecutionException {
        reconciler.deleteNamespace(product, namespace).get();
    }

    @Override
    public void close() {
        reconciler.close();
        loop.close();
        engine.close();
    }

    private record Told(List<Event> events) implements EventLog {
        @Override
        public void append(Event event) {
            events.add(event);
        }

        @Override
        public Stream<Event> read(String product, String namespace) {
            return Stream.empty();
        }

        @Override
        public AutoCloseable listen(Consumer<Event> listener) {
            return () -> {};
        }
    }
}
