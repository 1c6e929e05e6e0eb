package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.config.Template;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Namespaces in clusters. What is known of them is in the clusters alone: in the labels and annotations of objects. A cluster is looked at
 * from when a template names it; which objects there are for an app is made by {@code object}, what they say of it is read by {@code state}.
 */
public final class KubernetesEngine implements Engine {
    private final ClusterConnections connections;
    private final KubernetesEngineSettings settings;
    private final Clock clock;
    private final Map<String, ClusterEngine> clusters = new ConcurrentHashMap<>();
    private final Map<Owner, KubernetesTemplate> templates = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** A template of a product. */
    private record Owner(String productRepository, String template) {}

    public KubernetesEngine(ClusterConnections connections, KubernetesEngineSettings settings, Clock clock) {
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void expect(String productRepository, Template template) {
        templates.put(new Owner(productRepository, template.name()), template.kubernetes());
        try {
            open(template.kubernetes());
        } catch (IOException e) {
            // Told when a namespace is to be made there: it is looked for again then.
        }
    }

    private synchronized ClusterEngine open(KubernetesTemplate template) throws IOException {
        String name = name(template);
        ClusterEngine known = clusters.get(name);
        if (known != null) {
            return known;
        }
        ClusterEngine opened = new ClusterEngine(name, connections.connect(template.cluster()), settings, clock);
        opened.onChange(namespace -> listeners.forEach(listener -> listener.accept(namespace)));
        clusters.put(name, opened);
        opened.open();
        return opened;
    }

    /** What a cluster is called here; the one without a name in the kubeconfig too. */
    private static String name(KubernetesTemplate template) {
        return template.cluster().orElse("(current)");
    }

    @Override
    public Map<String, ObservedNamespace> observe() {
        Map<String, ObservedNamespace> all = new HashMap<>();
        clusters.values().forEach(cluster -> cluster.observe().forEach(all::putIfAbsent));
        return all;
    }

    @Override
    public void save(NamespaceRecord record) throws NamespaceTakenException, IOException {
        KubernetesTemplate template = templates.getOrDefault(
                new Owner(record.productRepository(), record.template()), KubernetesTemplate.DEFAULT);
        Optional<ClusterEngine> there = holding(record.name());
        if (there.isPresent()) {
            there.get().save(record, template);
        } else {
            open(template).save(record, template);
        }
    }

    @Override
    public void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        holding(record.name())
                .orElseThrow(() -> new IOException("there is no namespace " + record.name() + " in a cluster"))
                .takeOver(record);
    }

    private Optional<ClusterEngine> holding(String namespace) {
        return clusters.values().stream()
                .filter(cluster -> cluster.observe().containsKey(namespace))
                .findFirst();
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        holding(desired.name()).ifPresent(cluster -> cluster.apply(desired, effect));
    }

    @Override
    public void forgive(String namespace, AppId app) {
        holding(namespace).ifPresent(cluster -> cluster.forgive(namespace, app));
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        holding(namespace).ifPresent(cluster -> cluster.delete(namespace));
    }

    @Override
    public void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line)
            throws IOException {
        holding(namespace)
                .orElseThrow(() -> new IOException("there is no namespace " + namespace))
                .logs(namespace, app, lastLines, follow, line);
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        clusters.values().forEach(ClusterEngine::close);
    }
}
