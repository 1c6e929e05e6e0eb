package io.completedflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cluster of the tests is a real one, and its pods do what tests want of them. */
@Tag("kubernetes")
@ExtendWith(RunningCluster.class)
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final OwnNamespace namespace;
    private final List<Watch> watches = new ArrayList<>();

    ClusterIT(Cluster cluster) {
        client = cluster.client();
        namespace = OwnNamespace.create(client);
    }

    @AfterEach
    void close() {
        watches.forEach(Watch::close);
        namespace.close();
        client.close();
    }

    @Test
    void saysWhichKubernetesItIs(OwnCluster cluster) {
        assertThat(client.getKubernetesVersion().getGitVersion()).matches("v1\\.36\\.\\d+");
    }

    @Test
    void refusesWhatNoRoleAllows(Cluster cluster) {
        client.serviceAccounts()
                .inNamespace(namespace.name())
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("nobody")
                        .endMetadata()
                        .build())
                .create();
        String token = client.serviceAccounts()
                .inNamespace(namespace.name())
                .withName("nobody")
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();

        try (KubernetesClient nobody = cluster.client(token)) {
            assertThatThrownBy(() -> nobody.secrets().inNamespace(namespace.name()).list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class, refused -> assertThat(refused.getCode()).isEqualTo(403))
                    .hasMessageContaining("cannot list resource \"secrets\"");
        }
    }

    @Test
    void makesDeploymentsAvailableAtOnce() {
        List<String> seen = run(new TestApp("web"));

        await().atMost(PATIENCE).until(() -> available("web"));
        assertThat(seen).last().isEqualTo("Running, ready");
    }

    @Test
    void makesPodsReadyAsLateAsTheyAsk(OwnCluster cluster) {
        List<String> late = run(new TestApp("late").annotate("stage.completedflow.io/ready-after", "300ms"));
        run(new TestApp("too-late").annotate("stage.completedflow.io/ready-after", "1h"));

        await().atMost(PATIENCE).until(() -> available("late"));
        assertThat(late).last().isEqualTo("Running, ready");
        assertThat(available("too-late")).isFalse();
    }

    @Test
    void leavesPodsUnreadyThatFailTheirProbe(OwnCluster cluster) {
        List<String> seen = run(new TestApp("web").annotate("stage.completedflow.io/ready", "never"));

        await().atMost(PATIENCE).until(() -> seen.contains("Running"));
        assertThat(available("web")).isFalse();
    }

    @Test
    void crashesPodsAgainAndAgain() {
        List<String> seen = run(new TestApp("web").command("false"));

        await().atMost(PATIENCE).until(() -> seen.contains("Running, CrashLoopBackOff"));
        assertThat(seen).containsSubsequence("Pending", "Running, Error", "Running, CrashLoopBackOff");
        assertThat(available("web")).isFalse();
    }

    @Test
    void failsToPullImagesThatAreNowhere() {
        List<String> seen = run(new TestApp("web").image("registry.invalid/web:1"));

        await().atMost(PATIENCE).until(() -> seen.contains("Pending, ImagePullBackOff"));
        assertThat(seen).containsSubsequence("Pending", "Pending, ErrImagePull", "Pending, ImagePullBackOff");
        assertThat(available("web")).isFalse();
    }

    @Test
    void schedulesNoPodThatFitsNowhere() {
        run(new TestApp("web").cpu("1000000"));

        await().atMost(PATIENCE)
                .until(() -> pods().stream()
                        .flatMap(pod -> pod.getStatus().getConditions().stream())
                        .anyMatch(condition -> "Unschedulable".equals(condition.getReason())));
    }

    @Test
    void keepsQuotas() {
        client.resourceQuotas()
                .inNamespace(namespace.name())
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("0"))
                        .endSpec()
                        .build())
                .create();

        run(new TestApp("web"));

        await().atMost(PATIENCE).until(() -> refusal("web").contains("exceeded quota"));
    }

    @Test
    void deletesNamespacesWithAllThatIsInThem() {
        run(new TestApp("web"));
        await().atMost(PATIENCE).until(() -> available("web"));

        namespace.close();

        await().atMost(PATIENCE)
                .until(() -> client.namespaces().withName(namespace.name()).get() == null);
        assertThat(pods()).isEmpty();
    }

    @Test
    void comesBackAfterAKillWithAllItHad(OwnCluster cluster) throws Exception {
        client.configMaps()
                .inNamespace(namespace.name())
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("kept")
                        .endMetadata()
                        .withData(Map.of("word", "kept"))
                        .build())
                .create();

        cluster.kill("apiserver");
        assertThatThrownBy(() -> client.getKubernetesVersion()).isInstanceOf(KubernetesClientException.class);
        cluster.start("apiserver");

        assertThat(client.configMaps()
                        .inNamespace(namespace.name())
                        .withName("kept")
                        .get()
                        .getData())
                .containsEntry("word", "kept");
        run(new TestApp("web"));
        await().atMost(PATIENCE).until(() -> available("web"));
    }

    @Test
    void writesDownWhoAskedForWhat(OwnCluster cluster) throws Exception {
        AuditLog log = cluster.auditLog();
        long mark = log.mark();

        run(new TestApp("web"));
        await().atMost(PATIENCE).until(() -> available("web"));

        assertThat(log.since(mark))
                .filteredOn(AuditLog.Request::writes)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.verb()).isEqualTo("create");
                    assertThat(request.resource()).isEqualTo("deployments");
                    assertThat(request.namespace()).isEqualTo(namespace.name());
                    assertThat(request.code()).isEqualTo(201);
                });
    }

    @ParameterizedTest
    @CsvSource({"true, Complete", "false, Failed"})
    void runsJobsToTheirEnd(String command, String end) {
        client.resource(new TestApp("seed").command(command).job()).inNamespace(namespace.name()).create();

        await().atMost(PATIENCE)
                .until(() -> client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(namespace.name())
                        .withName("seed")
                        .get()
                        .getStatus()
                        .getConditions()
                        .stream()
                        .anyMatch(it -> it.getType().equals(end) && it.getStatus().equals("True")));
    }

    /** Applies it and returns what is seen of its pods, one line for each change, growing. */
    private List<String> run(TestApp app) {
        List<String> seen = new CopyOnWriteArrayList<>();
        watches.add(client.pods().inNamespace(namespace.name()).withLabel("app", app.name()).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                String state = state(pod);
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(state)) {
                    seen.add(state);
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("the watch ended: " + cause.getMessage());
            }
        }));
        client.resource(app.deployment()).inNamespace(namespace.name()).create();
        return seen;
    }

    private static String state(Pod pod) {
        String phase = pod.getStatus().getPhase();
        List<PodCondition> conditions = pod.getStatus().getConditions();
        if (conditions.stream().anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"))) {
            return phase + ", ready";
        }
        return pod.getStatus().getContainerStatuses().stream()
                .map(container -> reason(container.getState()))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .map(reason -> phase + ", " + reason)
                .orElse(phase);
    }

    private static String reason(ContainerState state) {
        if (state.getWaiting() != null) {
            return state.getWaiting().getReason();
        }
        return state.getTerminated() == null ? "" : state.getTerminated().getReason();
    }

    private List<Pod> pods() {
        return client.pods().inNamespace(namespace.name()).list().getItems();
    }

    private boolean available(String app) {
        return condition(app, "Available", "True").isPresent();
    }

    private String refusal(String app) {
        return condition(app, "ReplicaFailure", "True").orElse("");
    }

    private Optional<String> condition(String app, String type, String status) {
        Deployment deployment =
                client.apps().deployments().inNamespace(namespace.name()).withName(app).get();
        return deployment.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals(type) && it.getStatus().equals(status))
                .map(it -> String.valueOf(it.getMessage()))
                .findFirst();
    }
}
