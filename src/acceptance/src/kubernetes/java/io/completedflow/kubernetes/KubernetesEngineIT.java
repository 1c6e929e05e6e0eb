package io.completedflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.kubernetes.KubeconfigConnections;
import io.completedflow.reconcile.NamespaceStatus;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine on a real API server, with exactly the rights that the documentation gives as the least. */
@Tag("kubernetes")
@ExtendWith(RunningCluster.class)
class KubernetesEngineIT {
    private static final String WEB = "shop: { apps: { web: { image: 'registry.test/web:%s', port: 8080 } } }";

    private final KubernetesClient admin;
    private final LeastRole role;
    private final ClusterProduct product = ClusterProduct.create();
    private final String namespace = product.branch();
    private final String writer = "flow@" + namespace;
    private ClusterFlow flow;

    KubernetesEngineIT(Cluster cluster) throws Exception {
        this.admin = cluster.client();
        this.role = new LeastRole(cluster);
    }

    @AfterEach
    void close() {
        if (flow != null) {
            flow.close();
        }
        admin.namespaces().withName(namespace).delete();
        role.close();
        admin.close();
    }

    private void follow(String template) throws Exception {
        product.write("shop: { apps: { other: { image: 'registry.test/other:1' } } }", template);
        flow = open();
    }

    private ClusterFlow open() throws Exception {
        return new ClusterFlow(role.config(), product, writer);
    }

    private void push(String groups) {
        push(groups, Map.of());
    }

    private void push(String groups, Map<String, String> files) {
        product.push(groups, files);
        flow.reconciler().notice(product.address(), product.branch());
    }

    @Test
    void anAppStartsWhenWhatItDependsOnIsAvailable() throws Exception {
        follow("");
        List<String> seen = new CopyOnWriteArrayList<>();
        Watch watching = admin.apps().deployments().inNamespace(namespace).watch(new Seen(seen));
        try (watching) {
            push(
                    """
                    data:
                      apps:
                        db: { image: "registry.test/db:1", port: 5432, env: { STAGE_READY_AFTER: 4s } }
                        cache: { image: "registry.test/cache:1", port: 6379 }
                    shop:
                      apps:
                        api: { image: "registry.test/api:1", port: 80, depends: [data.db], env: { STAGE_READY_AFTER: 300ms } }
                        front: { image: "registry.test/front:1", port: 80, depends: [data.cache] }
                        web: { image: "registry.test/web:1", port: 80, depends: [api, front] }
                    """);
            flow.awaitComplete(namespace);
            await().atMost(ClusterFlow.PATIENCE).until(() -> seen.contains("web available"));
        }
        assertThat(seen)
                .containsSubsequence("db made", "db available", "api made", "api available", "web made")
                .containsSubsequence("cache available", "front made")
                .containsSubsequence("front made", "db available");
    }

    @Test
    void aChangeOfOneAppIsOneRequestAndNothingToDoIsNone(OwnCluster own) throws Exception {
        follow("");
        push(groups(1));
        flow.awaitComplete(namespace);
        long before = own.auditLog().mark();
        push(groups(2));
        flow.awaitVersion(namespace, "shop.web", "2");
        flow.awaitComplete(namespace);
        assertThat(mine(own, before))
                .extracting(request -> request.verb() + " " + request.resource() + " " + request.name())
                .containsExactly("patch deployments web");
        long after = own.auditLog().mark();
        for (int i = 0; i < 3; i++) {
            flow.reconciler().product(product.address()).get(); // Each is a turn.
        }
        assertThat(mine(own, after)).isEmpty();
    }

    private static String groups(int version) {
        return "shop: { apps: { web: { image: 'registry.test/web:" + version + "', port: 80, config: { a: b } },"
                + " other: { image: 'registry.test/other:1', port: 81 } } }";
    }

    /** Requests of this flow but for the renewal of its lease. */
    private List<AuditLog.Request> mine(OwnCluster own, long mark) throws Exception {
        return own.auditLog().since(mark).stream()
                .filter(request -> request.user().equals(role.user()))
                .filter(request -> !request.resource().equals("leases"))
                .toList();
    }

    @Test
    void anotherProcessSeesTheSameAndWritesNothing(OwnCluster own) throws Exception {
        follow("");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        push(WEB.formatted(2));
        flow.awaitVersion(namespace, "shop.web", "2");
        NamespaceStatus before = flow.status(namespace).orElseThrow();
        flow.close();
        long mark = own.auditLog().mark();
        flow = open();
        flow.awaitComplete(namespace);
        assertThat(flow.status(namespace).orElseThrow().observed()).isEqualTo(before.observed());
        assertThat(mine(own, mark)).noneMatch(AuditLog.Request::writes);
    }

    @Test
    void tellsWithinMomentsWhatIsWrongWithAnImage() throws Exception {
        follow("");
        push("shop: { apps: { web: { image: 'registry.invalid/web:1', health: { process: true, deadline: 5s } } } }");
        flow.awaitApp(namespace, "shop.web", now -> reason(now).contains("registry.invalid/web:1 cannot be pulled"));
        assertThat(flow.app(namespace, "shop.web").attempt().map(Attempt::stage)).contains(Stage.STARTING);
        flow.awaitApp(namespace, "shop.web", now -> now.attempt()
                .filter(attempt -> attempt.stage() == Stage.FAILED)
                .isPresent());
        assertThat(reason(flow.app(namespace, "shop.web"))).contains("cannot be pulled");
    }

    @Test
    void tellsWhatNoNodeTakesAndWhatTheQuotaRefuses() throws Exception {
        follow("quota: { pods: 1 }");
        push("shop: { apps: { web: { image: 'registry.test/web:1', resources: { min: { cpu: 5000 } } } } }");
        flow.awaitApp(namespace, "shop.web", now -> reason(now).contains("no node takes its pod"));
        assertThat(reason(flow.app(namespace, "shop.web"))).contains("Insufficient cpu");
        push("shop: { apps: { web: { image: 'registry.test/web:1', replicas: 2 } } }");
        flow.awaitApp(namespace, "shop.web", now -> reason(now).contains("the quota refuses its pods"));
    }

    @Test
    void tellsThatAnAppEndsAgainAndAgain() throws Exception {
        String groups =
                "shop: { apps: { web: { repo: ../shop.git, manifests: { files: [web.yaml], placeholders: [app] } } } }";
        product.write(groups, ""); // A repository has to be known to the trunk.
        flow = open();
        push(groups, Map.of("web.yaml", manifest("[\"false\"]")));
        flow.awaitApp(namespace, "shop.web", now -> reason(now).contains("ends again and again"));
        assertThat(reason(flow.app(namespace, "shop.web"))).contains("exit status 1");
    }

    private static String manifest(String command) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: "{app}" }
                spec:
                  selector: { matchLabels: { of: "{app}" } }
                  template:
                    metadata: { labels: { of: "{app}" } }
                    spec: { containers: [{ name: app, image: "registry.test/legacy:1", command: COMMAND }] }
                """
                .replace("COMMAND", command);
    }

    @Test
    void namesTheForbiddenVerbAndTheRuleToAdd() throws Exception {
        follow("");
        role.change(rule -> rule.getResources().contains("deployments")
                ? new PolicyRuleBuilder(rule).withVerbs("list", "watch").build()
                : rule);
        push(WEB.formatted(1));
        flow.awaitApp(
                namespace,
                "shop.web",
                now -> reason(now).contains("may not patch deployments in namespace " + namespace));
        assertThat(reason(flow.app(namespace, "shop.web")))
                .contains("{apiGroups: [\"apps\"], resources: [\"deployments\"], verbs: [\"patch\"]}");
        role.change(rule -> rule.getResources().contains("deployments")
                ? new PolicyRuleBuilder(rule).withVerbs("get", "list", "watch", "create", "patch", "delete").build()
                : rule);
        flow.awaitComplete(namespace);
    }

    @Test
    void whatOthersChangedIsShown() throws Exception {
        follow("drift: show");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        editPort();
        flow.awaitApp(namespace, "shop.web", now -> note(now).contains("Service web was changed: spec.ports[0].port"));
        assertThat(flow.status(namespace).orElseThrow().plan().orElseThrow().complete())
                .isTrue();
    }

    @Test
    void whatOthersChangedOrRemovedIsPutBackWhereTheTemplateSaysSo() throws Exception {
        follow("drift: heal");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        editPort();
        await().atMost(ClusterFlow.PATIENCE).until(() -> port() == 8080);
        admin.services().inNamespace(namespace).withName("web").delete();
        await().atMost(ClusterFlow.PATIENCE).until(() -> port() == 8080);
        admin.apps().deployments().inNamespace(namespace).withName("web").delete();
        await().atMost(ClusterFlow.PATIENCE)
                .until(() -> admin.apps().deployments().inNamespace(namespace).withName("web").get() != null);
        flow.awaitComplete(namespace);
    }

    private void editPort() {
        admin.services().inNamespace(namespace).withName("web").edit(service -> {
            service.getSpec().getPorts().get(0).setPort(81);
            return service;
        });
    }

    private int port() {
        return Optional.ofNullable(admin.services().inNamespace(namespace).withName("web").get())
                .map(service -> service.getSpec().getPorts().get(0).getPort())
                .orElse(0);
    }

    @Test
    void anotherManagersFieldIsAConflictAndNotForced() throws Exception {
        follow("");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        admin.apps().deployments().inNamespace(namespace).withName("web").edit(deployment -> {
            deployment.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("theirs:1");
            return deployment;
        });
        flow.awaitApp(namespace, "shop.web", now -> note(now).contains("theirs:1"));
        push(WEB.formatted(2));
        flow.awaitApp(namespace, "shop.web", now -> reason(now).contains("conflict with"));
        assertThat(image()).isEqualTo("theirs:1");
    }

    private String image() {
        Deployment web =
                admin.apps().deployments().inNamespace(namespace).withName("web").get();
        return web.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    }

    @Test
    void sleepsAndWakesWithItsInstances() throws Exception {
        follow("");
        push("shop: { apps: { web: { image: 'registry.test/web:1', replicas: 2 } } }");
        flow.awaitComplete(namespace);
        flow.reconciler().sleep(product.address(), namespace).get();
        await().atMost(ClusterFlow.PATIENCE).until(() -> replicas() == 0);
        flow.reconciler().wake(product.address(), namespace).get();
        flow.awaitVersion(namespace, "shop.web", "1");
        assertThat(replicas()).isEqualTo(2);
    }

    private int replicas() {
        return admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get()
                .getSpec()
                .getReplicas();
    }

    @Test
    void whatAnAppIsToHaveNoMoreIsRemoved() throws Exception {
        follow("");
        push("shop: { apps: { web: { image: 'w:1', port: 80, config: { a: b } }, old: { image: 'o:1', port: 80 } } }");
        flow.awaitComplete(namespace);
        push("shop: { apps: { web: { image: 'w:1', port: 80 } } }");
        await().atMost(ClusterFlow.PATIENCE)
                .until(() -> admin.services().inNamespace(namespace).list().getItems().size() == 1
                        && admin.apps().deployments().inNamespace(namespace).list().getItems().size() == 1
                        && admin.configMaps().inNamespace(namespace).withName("web-config").get() == null);
    }

    @Test
    void dataAreFilledBeforeDependentsStart() throws Exception {
        follow("");
        List<String> seen = new CopyOnWriteArrayList<>();
        Watch watching = admin.apps().deployments().inNamespace(namespace).watch(new Seen(seen));
        try (watching) {
            push(
                    """
                    shop:
                      apps:
                        db:
                          image: "registry.test/db:1"
                          port: 5432
                          seed: ./seed
                        web: { image: "registry.test/web:1", depends: [db] }
                    """);
            flow.awaitComplete(namespace);
        }
        assertThat(seen).contains("web made");
        assertThat(admin.batch().v1().jobs().inNamespace(namespace).withName("db-seed").get().getStatus().getSucceeded())
                .isEqualTo(1);
    }

    @Test
    void aNamespaceOfSomebodyElseIsLeftAlone() throws Exception {
        follow("");
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("theirs", "yes")
                        .endMetadata()
                        .build())
                .create();
        String before = admin.namespaces().withName(namespace).get().getMetadata().getResourceVersion();
        push(WEB.formatted(1));
        await().atMost(ClusterFlow.PATIENCE)
                .until(() -> flow.events().stream()
                        .anyMatch(event -> event.message().contains("is not Completed Flow's, and is left alone")));
        assertThat(admin.namespaces().withName(namespace).get().getMetadata().getResourceVersion())
                .isEqualTo(before);
        assertThat(admin.apps().deployments().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @Test
    void deletionIsSeenThroughAndWhatHoldsItIsNamed() throws Exception {
        follow("");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        admin.configMaps()
                .inNamespace(namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("held")
                        .addToFinalizers("example.test/holds")
                        .endMetadata()
                        .build())
                .create();
        CompletableFuture<Void> gone = flow.reconciler().deleteNamespace(product.address(), namespace);
        flow.awaitStatus(namespace, status -> status.observed().deleting()
                && status.observed().obstacle().contains("example.test/holds"));
        admin.configMaps().inNamespace(namespace).withName("held").edit(held -> {
            held.getMetadata().setFinalizers(List.of());
            return held;
        });
        gone.get();
        assertThat(admin.namespaces().withName(namespace).get()).isNull();
    }

    @Test
    void ofTwoWithOneNameTheSecondWritesNothing() throws Exception {
        follow("");
        push(WEB.formatted(1));
        flow.awaitComplete(namespace);
        try (ClusterFlow second = new ClusterFlow(
                cluster -> KubeconfigConnections.client(role.config()),
                product,
                writer,
                "somebody else")) {
            second.reconciler().sleep(product.address(), namespace).handle((done, failure) -> failure).get();
            assertThat(second.status(namespace).orElseThrow().observed().record().asleep()).isFalse();
        }
        assertThat(replicas()).isEqualTo(1);
    }

    private static String reason(ObservedApp app) {
        return app.attempt().map(Attempt::reason).orElse("");
    }

    private static String note(ObservedApp app) {
        return app.running().map(Instance::note).orElse("");
    }

    /** Notes when Deployments are made and when they become available, as an independent watcher sees it. */
    private record Seen(List<String> seen) implements Watcher<Deployment> {
        @Override
        public void eventReceived(Action action, Deployment deployment) {
            String name = deployment.getMetadata().getName();
            if (action == Action.ADDED) {
                seen.add(name + " made");
            }
            Integer available = Optional.ofNullable(deployment.getStatus())
                    .map(status -> status.getAvailableReplicas())
                    .orElse(0);
            if (available > 0 && !seen.contains(name + " available")) {
                seen.add(name + " available");
            }
        }

        @Override
        public void onClose(WatcherException cause) {}
    }
}
