package io.completedflow.namespace.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.namespace.kubernetes.Shop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AppObjectsTest {
    private static final String OPEN = "network: open, podSecurity: privileged";

    @Test
    void aSmallAppIsADeploymentAndAService() throws Exception {
        AppObjects objects = objects("web: { image: 'web:1', port: 8080 }", OPEN, "web");
        assertThat(objects.beside()).extracting(KubeObject::key).containsExactly("Service/web");
        KubeObject workload = objects.workload(1);
        assertThat(workload.key()).isEqualTo("Deployment/web");
        assertThat(at(workload, "spec", "replicas")).isEqualTo(1);
        assertThat(container(workload))
                .containsEntry("image", "web:1")
                .containsEntry("env", List.of(env("FLOW_URL", "http://web.feature.svc:8080"), env("PORT", "8080")))
                .doesNotContainKeys("resources", "command", "volumeMounts");
    }

    @Test
    void theSameAppGivesTheSameObjects() throws Exception {
        String app = "web: { image: 'web:1', port: 8080, config: { b: c, a: b }, env: { B: c, A: b } }";
        assertThat(objects(app, "", "web").hashes())
                .isEqualTo(objects(app, "", "web").hashes());
        assertThat(objects(app, "", "web").workload(1).hash())
                .isEqualTo(objects(app, "", "web").workload(1).hash())
                .isNotEqualTo(objects(app, "", "web").workload(2).hash());
    }

    @Test
    void anImageMadeFromARepositoryIsThatOfItsCommit() throws Exception {
        AppObjects objects = objects("web: { repo: ../web.git, image: 'web:{branch}-{commit}' }", OPEN, "web");
        assertThat(container(objects.workload(1))).containsEntry("image", "web:feature-c0ffee");
        assertThat(objects.beside()).isEmpty();
    }

    @Test
    void dependentsFindWhatTheyDependOn() throws Exception {
        AppObjects objects = objects("""
                db: { image: 'db:1', port: 5432 }
                web: { image: 'web:1', port: 8080, depends: [db], env: { LEVEL: info } }
                """, OPEN, "web");
        assertThat(container(objects.workload(1)).get("env"))
                .isEqualTo(List.of(
                        env("DB_URL", "http://db.feature.svc:5432"),
                        env("FLOW_URL", "http://web.feature.svc:8080"),
                        env("LEVEL", "info"),
                        env("PORT", "8080")));
        assertThat(at(objects.workload(1), "spec", "template", "metadata", "labels"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("completed-flow.io/needs.db", "true");
    }

    @Test
    void theTemplateSaysWhatAnAppLeavesOut() throws Exception {
        String template = OPEN + ", resources: { defaultmin: { cpu: 50m, memory: 64Mi }, defaultmax: { memory: 1Gi } }";
        AppObjects objects =
                objects("web: { image: 'web:1', resources: { min: { cpu: 1 }, max: { cpu: 2 } } }", template, "web");
        assertThat(container(objects.workload(1)).get("resources"))
                .isEqualTo(Map.of(
                        "requests",
                        Map.of("cpu", "1", "memory", "64Mi"),
                        "limits",
                        Map.of("cpu", "2", "memory", "1Gi")));
    }

    @Test
    void configurationIsMountedAndMakesPodsAnewWhenItChanges() throws Exception {
        AppObjects before = objects("web: { image: 'web:1', config: { a.txt: one } }", OPEN, "web");
        AppObjects after = objects("web: { image: 'web:1', config: { a.txt: two } }", OPEN, "web");
        assertThat(before.beside()).extracting(KubeObject::key).containsExactly("ConfigMap/web-config");
        assertThat(at(before.workload(1), "spec", "template", "metadata"))
                .isNotEqualTo(at(after.workload(1), "spec", "template", "metadata"));
        assertThat(container(before.workload(1)).get("volumeMounts"))
                .isEqualTo(List.of(Map.of("name", "config", "mountPath", "/config", "readOnly", true)));
    }

    @Test
    void dataAreInVolumesOfAStatefulSet() throws Exception {
        AppObjects objects = objects(
                "db: { image: 'db:1', port: 5432, replicas: 2, seed: ./seed,"
                        + " stateful: { volumes: { data: { path: /data, size: 1Gi, class: fast } }, individualServices: true } }",
                OPEN,
                "db");
        assertThat(objects.workload(1).key()).isEqualTo("StatefulSet/db");
        assertThat(at(objects.workload(1), "spec", "volumeClaimTemplates").toString())
                .contains("storage=1Gi", "storageClassName=fast");
        assertThat(objects.beside())
                .extracting(KubeObject::key)
                .containsExactly("Service/db", "Service/db-instances", "Service/db-0", "Service/db-1");
        assertThat(objects.seed().map(KubeObject::key)).contains("Job/db-seed");
    }

    @Test
    void secretsAreReferencesAndTheirValuesAreInNoHash() throws Exception {
        AppObjects objects = objects(
                "web: { image: 'web:1', secrets: { A: { env: SHOP_A }, B: { secret: theirs, key: b } } }", OPEN, "web");
        KubeObject secret = objects.secret((name, reference) -> "hush");
        assertThat(secret.body()).containsEntry("data", Map.of("A", "aHVzaA=="));
        assertThat(container(objects.workload(1)).get("env").toString())
                .contains("name=web-secrets", "name=theirs")
                .doesNotContain("hush");
        assertThat(objects.hashes()).containsOnlyKeys("Secret/web-secrets");
    }

    @Test
    void whatIsRoutedHasAHostOfItsOwn() throws Exception {
        String ingress = OPEN + ", domain: dev.test, route: { ingress: nginx }";
        assertThat(route("web: { image: 'web:1', port: 80 }", ingress)
                        .orElseThrow()
                        .body()
                        .toString())
                .contains("host=web.shop.feature.dev.test", "ingressClassName=nginx");
        assertThat(route("web: { image: 'web:1', port: 80, route: false }", ingress))
                .isEmpty();
        assertThat(route("web: { image: 'web:1' }", ingress)).isEmpty();
        assertThat(route("web: { image: 'web:1', port: 80 }", OPEN + ", domain: dev.test, route: { gateway: a/b }")
                        .orElseThrow()
                        .body()
                        .toString())
                .contains("hostnames=[web.shop.feature.dev.test]", "parentRefs=");
    }

    private static Optional<KubeObject> route(String app, String template) throws Exception {
        return objects(app, template, "web").beside().stream()
                .filter(object -> object.kind() == ObjectKind.INGRESS || object.kind() == ObjectKind.HTTP_ROUTE)
                .findFirst();
    }

    @Test
    void onlyTheGraphAndTheEntranceMayConnect() throws Exception {
        String template = "domain: dev.test, route: { gateway: infra/public }";
        AppObjects objects = objects("web: { image: 'web:1', port: 8080 }", template, "web");
        KubeObject policy = objects.beside().stream()
                .filter(object -> object.kind() == ObjectKind.NETWORK_POLICY)
                .findFirst()
                .orElseThrow();
        assertThat(policy.body().get("spec").toString())
                .contains("completed-flow.io/needs.web=true", "kubernetes.io/metadata.name=infra", "port=8080");
        assertThat(new NamespaceObjects(
                                Shop.of("web: { image: 'web:1' }", template).desired())
                        .objects())
                .extracting(KubeObject::key)
                .containsExactly("NetworkPolicy/completed-flow");
    }

    @Test
    void restrictedPodsSayThatTheyAre() throws Exception {
        KubeObject workload = objects("web: { image: 'web:1' }", "", "web").workload(1);
        assertThat(at(workload, "spec", "template", "spec", "securityContext").toString())
                .contains("runAsNonRoot=true", "RuntimeDefault");
        assertThat(container(workload).get("securityContext").toString()).contains("drop=[ALL]");
        assertThat(NamespaceObjects.labels(
                        "shop",
                        Shop.of("web: { image: 'web:1' }", "")
                                .desired()
                                .template()
                                .kubernetes()))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void aRoleIsBoundInTheNamespace() throws Exception {
        AppObjects objects = objects("web: { image: 'web:1', serviceAccount: { clusterRole: view } }", OPEN, "web");
        assertThat(objects.beside())
                .extracting(KubeObject::key)
                .containsExactly("ServiceAccount/web", "RoleBinding/web-view");
        assertThat(at(objects.workload(1), "spec", "template", "spec", "serviceAccountName"))
                .isEqualTo("web");
    }

    @Test
    void quotaAndDefaultsAreTheNamespaces() throws Exception {
        Shop shop = Shop.of(
                "web: { image: 'web:1' }",
                OPEN + ", quota: { pods: 5, cpu: 8 }, resources: { defaultmax: { memory: 1Gi } }");
        assertThat(new NamespaceObjects(shop.desired()).objects())
                .extracting(object -> object.body().get("spec").toString())
                .containsExactly(
                        "{hard={pods=5, requests.cpu=8}}", "{limits=[{type=Container, default={memory=1Gi}}]}");
    }

    @Test
    void manifestsAreAppliedInThePlaceOfOurs() throws Exception {
        AppObjects objects = manifests("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: legacy }
                spec:
                  selector: { matchLabels: { a: b } }
                  template:
                    metadata: { labels: { a: b } }
                    spec: { containers: [{ name: legacy, image: "legacy:{revision}", args: ["{other}"] }] }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: "{app}-settings", namespace: feature }
                data: { a: b }
                """);
        assertThat(objects.beside()).extracting(KubeObject::key).containsExactly("ConfigMap/web-settings");
        assertThat(objects.workload(1).body().toString())
                .contains("image=legacy:c0ffee", "args=[{other}]", "app.kubernetes.io/managed-by=completed-flow");
        assertThat(at(objects.workload(1), "spec", "selector")).isEqualTo(Map.of("matchLabels", Map.of("a", "b")));
    }

    @Test
    void manifestsMayNotLeaveTheirNamespace() {
        assertThatThrownBy(() -> manifests("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .hasMessageContaining("deploy.yaml holds a Namespace");
        assertThatThrownBy(() -> manifests("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}"))
                .hasMessageContaining("of namespace b");
        assertThatThrownBy(() -> manifests("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"))
                .hasMessageContaining("hold 0 Deployments");
        assertThatThrownBy(() -> manifests("{a: [")).hasMessageContaining("deploy.yaml is not YAML");
    }

    private static AppObjects manifests(String text) throws Exception {
        Shop shop = Shop.of(
                "web: { repo: ../web.git, manifests: { files: [deploy.yaml], placeholders: [revision, app] } }", OPEN);
        return AppObjects.of(shop.desired(), shop.app("web"), Map.of("deploy.yaml", text));
    }

    private static AppObjects objects(String apps, String template, String app) throws Exception {
        Shop shop = Shop.of(apps, template);
        return AppObjects.of(shop.desired(), shop.app(app), Map.of());
    }

    private static Map<String, Object> env(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static Map<String, Object> container(KubeObject workload) {
        List<?> containers = (List<?>) at(workload, "spec", "template", "spec", "containers");
        return ObjectJson.map(Map.of("first", containers.get(0)), "first");
    }

    private static Object at(KubeObject object, String... path) {
        Object value = object.body();
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }
}
