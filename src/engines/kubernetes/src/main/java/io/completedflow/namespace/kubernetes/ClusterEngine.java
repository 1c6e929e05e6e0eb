package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.kubernetes.cluster.Api;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The namespaces in one cluster. */
final class ClusterEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private final String cluster;
    private final KubernetesClient client;
    private final Api api;
    private final Watches watches;
    private final RecordKeeper records;
    private final Attempts attempts;
    private final ClusterView view;
    private final Upkeep upkeep;
    private final AppWork work;
    private final Workers workers;
    private final WriterLease lease;
    private final AppLogs logs;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** @param cluster its name in messages */
    ClusterEngine(String cluster, KubernetesClient client, KubernetesEngineSettings settings, Clock clock) {
        this.cluster = cluster;
        this.client = client;
        this.api = new Api(client);
        this.watches = new Watches(api, this::changed);
        this.workers = new Workers("cluster-" + cluster, settings.requests());
        this.records = new RecordKeeper(api, watches);
        this.attempts = new Attempts(clock, this::changed);
        this.view = new ClusterView(watches, records, attempts, clock);
        this.upkeep = new Upkeep(watches, workers, clock, this::changed);
        NamespaceSetup setup = new NamespaceSetup(api, watches, settings.secrets());
        AppWriter writer = new AppWriter(api, watches, view, setup, settings.secrets(), clock);
        this.work = new AppWork(view, attempts, writer, new AppSources(settings.repositories()), workers, this::record);
        this.lease = new WriterLease(api, settings.writer(), settings.identity(), clock);
        this.logs = new AppLogs(client, view);
    }

    /** Begins to look, and returns when all that is there is known, or after a while; then it goes on trying. */
    void open() {
        workers.every(RENEWAL, this::renew);
        try {
            watches.open(PATIENCE);
        } catch (ApiException e) {
            // What is asked of it until it is complete is refused, with what keeps it.
        }
    }

    /** Only who holds it already renews it: it is taken for the first thing written. */
    private void renew() {
        if (lease.held()) {
            workers.run(lease, lease::take, failure -> false);
        }
    }

    private void changed(String namespace) {
        view.changed(namespace);
        upkeep.look(namespace);
        listeners.forEach(listener -> listener.accept(namespace));
    }

    Map<String, ObservedNamespace> observe() {
        return view.observe();
    }

    /** @param template what its namespace is like if it is to be made */
    void save(NamespaceRecord record, KubernetesTemplate template) throws NamespaceTakenException, IOException {
        hold();
        records.save(record, template);
        changed(record.name());
    }

    void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        hold();
        records.takeOver(record);
        changed(record.name());
    }

    private void hold() throws IOException {
        if (!watches.complete()) {
            throw new IOException("cluster " + cluster + " cannot be looked at: "
                    + watches.obstacle().orElse("it does not answer yet"));
        }
        synchronized (lease) {
            if (!lease.held()) {
                lease.take();
            }
        }
    }

    void apply(DesiredNamespace desired, Effect effect) {
        AppKey key = new AppKey(desired.name(), effect.app());
        boolean usable =
                namespace(desired.name()).filter(live -> !live.deleting()).isPresent();
        if (!usable) {
            return;
        }
        if (effect instanceof Effect.Prepare) {
            work.prepare(desired, desired.apps().get(effect.app()));
        } else if (effect instanceof Effect.Start) {
            work.start(desired, desired.apps().get(effect.app()));
        } else if (effect instanceof Effect.Halt) {
            work.halt(key);
        } else {
            work.remove(key);
        }
    }

    private Optional<Live> namespace(String name) {
        return watches.find(ObjectKind.NAMESPACE, "", name)
                .filter(live -> live.annotation(Marks.RECORD).isPresent());
    }

    private Optional<NamespaceRecord> record(String namespace) {
        return Optional.ofNullable(view.observe().get(namespace)).map(ObservedNamespace::record);
    }

    void forgive(String namespace, AppId app) {
        attempts.forgive(new AppKey(namespace, app));
    }

    void delete(String namespace) {
        namespace(namespace)
                .filter(live -> !live.deleting())
                .ifPresent(live -> workers.run(
                        namespace,
                        () -> api.delete(ObjectKind.NAMESPACE, "", namespace),
                        failure -> failure instanceof ApiException answered
                                && answered.reason() == ApiException.Reason.NOT_NOW));
    }

    void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line) throws IOException {
        logs.read(new AppKey(namespace, app), lastLines, follow, line);
    }

    void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        workers.close();
        try {
            lease.release();
        } catch (ApiException e) {
            // It runs out by itself.
        }
        watches.close();
        client.close();
    }
}
