package io.completedflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.namespace.kubernetes.KubeconfigConnections;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong with a cluster, or with the program that writes to it, changes nothing in the end. */
@Tag("kubernetes")
@ExtendWith(RunningCluster.class)
class ClusterFaultsIT {
    /** Ten apps in waves of 2, 3, 3 and 2, each a Deployment, a Service and a ConfigMap. */
    private static final int[] WAVES = {2, 3, 3, 2};

    /** What these take: the namespace, and three objects for each app. */
    private static final int WRITES = 31;

    private final KubernetesClient admin;
    private final LeastRole role;

    ClusterFaultsIT(Cluster cluster) throws Exception {
        this.admin = cluster.client();
        this.role = new LeastRole(cluster);
    }

    @AfterEach
    void close() {
        role.close();
        admin.close();
    }

    private static String apps() {
        StringBuilder groups = new StringBuilder();
        for (int wave = 0; wave < WAVES.length; wave++) {
            groups.append("g").append(wave).append(":\n");
            groups.append(wave == 0 ? "" : "  depends: [g" + (wave - 1) + "]\n").append("  apps:\n");
            for (int i = 0; i < WAVES[wave]; i++) {
                groups.append("    a%d-%d: { image: 'registry.test/a:1', port: 80, config: { a: b } }%n"
                        .formatted(wave, i));
            }
        }
        return groups.toString();
    }

    @Test
    void endedBetweenAnyTwoRequestsItGoesOnToTheSameEnd() throws Exception {
        for (int requests = 0; requests < WRITES; requests++) {
            ClusterProduct product = ClusterProduct.create();
            product.write("g0: { apps: { a0-0: { image: 'registry.test/a:1' } } }", "");
            AtomicInteger left = new AtomicInteger(requests);
            ClusterFlow first = open(product, new Ends(left));
            product.push(apps(), Map.of());
            first.reconciler().notice(product.address(), product.branch());
            await("request " + requests).atMost(ClusterFlow.PATIENCE).until(() -> left.get() < 0);
            first.close();
            try (ClusterFlow second = open(product, new Ends(new AtomicInteger(Integer.MAX_VALUE)))) {
                second.awaitComplete(product.branch());
                assertThat(objects(product.branch())).as("ended after request " + requests).isEqualTo(expected());
            } finally {
                admin.namespaces().withName(product.branch()).delete();
            }
        }
    }

    private ClusterFlow open(ClusterProduct product, Interceptor interceptor) throws Exception {
        return new ClusterFlow(
                cluster -> new KubernetesClientBuilder()
                        .withConfig(role.config())
                        .withHttpClientBuilderConsumer(
                                builder -> builder.addOrReplaceInterceptor("ends", interceptor))
                        .build(),
                product,
                "flow@" + product.branch(),
                "one home");
    }

    private Set<String> objects(String namespace) {
        Stream<List<? extends HasMetadata>> lists = Stream.of(
                admin.apps().deployments().inNamespace(namespace).withLabel("completed-flow.io/app").list().getItems(),
                admin.services().inNamespace(namespace).list().getItems(),
                admin.configMaps().inNamespace(namespace).withLabel("completed-flow.io/app").list().getItems());
        Set<String> names = new TreeSet<>();
        lists.flatMap(List::stream)
                .forEach(each -> names.add(each.getKind() + "/" + each.getMetadata().getName()));
        return names;
    }

    private static Set<String> expected() {
        Set<String> names = new TreeSet<>();
        for (int wave = 0; wave < WAVES.length; wave++) {
            for (int i = 0; i < WAVES[wave]; i++) {
                String name = "a" + wave + "-" + i;
                names.addAll(List.of("Deployment/" + name, "Service/" + name, "ConfigMap/" + name + "-config"));
            }
        }
        return names;
    }

    @Test
    void anApiServerThatDiesInAWaveAndComesBackIsWaitedFor(OwnCluster own) throws Exception {
        ClusterProduct product = ClusterProduct.create();
        product.write("g0: { apps: { a0-0: { image: 'registry.test/a:1' } } }", "");
        Function<Optional<String>, KubernetesClient> connect =
                any -> KubeconfigConnections.client(role.config());
        try (ClusterFlow flow = new ClusterFlow(connect, product, "flow@" + product.branch(), "one home")) {
            product.push(apps(), Map.of());
            flow.reconciler().notice(product.address(), product.branch());
            flow.awaitApp(product.branch(), "g0.a0-0", now -> now.running().isPresent());
            own.kill("apiserver");
            own.compact();
            own.start("apiserver");
            flow.awaitComplete(product.branch());
            assertThat(objects(product.branch())).isEqualTo(expected());
        } finally {
            admin.namespaces().withName(product.branch()).delete();
        }
    }

    /** Ends the program, as far as the cluster can tell, when so many changes were asked for. */
    private record Ends(AtomicInteger left) implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            boolean writes = !request.method().equals("GET") && !request.uri().getPath().contains("/leases");
            if (left.get() < 0 || (writes && left.decrementAndGet() < 0)) {
                throw new KubernetesClientException("the program has ended");
            }
        }
    }
}
