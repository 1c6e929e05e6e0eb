package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowFileReaderTest {
    private static final String START = "apiVersion: completed-flow/v1\nproduct: shop\n";
    private static final String APPS = START + "groups: {shop: {apps: {web: {repo: ../web.git, run: ./web}}}}\n";

    private static FlowFile read(String text) throws FlowFileException {
        return new FlowFileReader().read("flow.yaml", text);
    }

    private static FlowFileException refusal(String text) {
        return catchThrowableOfType(FlowFileException.class, () -> read(text));
    }

    private static App app(String settings) throws FlowFileException {
        return read(START + "groups: {shop: {apps: {web: {repo: ../web.git, run: ./web, " + settings + "}}}}\n")
                .apps()
                .findFirst()
                .orElseThrow();
    }

    private static Template template(String name, String settings) throws FlowFileException {
        return read(APPS + "templates: {" + name + ": {" + settings + "}}\n")
                .templates()
                .get(name);
    }

    @Test
    void fillsInWhatIsNotWritten() throws Exception {
        FlowFile file = read(APPS);
        assertThat(file.trunk()).isEqualTo("main");
        assertThat(file.namespaceName()).isEmpty();
        assertThat(file.credentials()).isEmpty();
        App web = file.apps().findFirst().orElseThrow();
        assertThat(web)
                .isEqualTo(new App(
                        new AppId("shop", "web"),
                        Optional.of("../web.git"),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("./web"),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Health.DEFAULT,
                        List.of(),
                        false,
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        true,
                        Isolation.NONE,
                        KubernetesApp.DEFAULT,
                        new Location("flow.yaml", 3, 24)));
    }

    @Test
    void makesTheTemplateDevWhereNoneIsWritten() throws Exception {
        Template dev = read(APPS).templates().get("dev");
        assertThat(dev.branches()).extracting(Reference::name).containsExactly("*");
        assertThat(dev.environment()).isEmpty();
        assertThat(dev.engine()).isEqualTo(EngineKind.PROCESS);
        assertThat(dev.update()).isEqualTo(new UpdatePolicy.Every(Duration.ofSeconds(15)));
        assertThat(dev.fallback()).isEqualTo(new Fallback.Trunk());
        assertThat(dev.adopt()).isFalse();
        assertThat(dev.trusted()).isTrue();
        assertThat(dev.deleteGrace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(dev.ttl()).isEmpty();
    }

    @Test
    void anEmptyDevIsTheImplicitOne() throws Exception {
        assertThat(template("dev", "engine: process"))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Location.class)
                .isEqualTo(read(APPS).templates().get("dev"));
    }

    @Test
    void theImplicitDevLeavesAllBranchesToATemplateThatNamesThemAll() throws Exception {
        FlowFile file = read(APPS + "templates: {everything: {branches: ['*']}}");
        assertThat(file.templates()).containsOnlyKeys("everything", "dev");
        assertThat(file.templates().get("dev").branches()).isEmpty();
    }

    @Test
    void readsAnAppWithEverything() throws Exception {
        App app = app("path: ./apps//web/, image: 'registry.test/web:1', build: make, test: make test, seed: ./seed,"
                + " port: 8080, depends: [data, catalog, data.ledger], external: 'https://web.example.test/x',"
                + " omitFromDeploy: true, omitFromNamespaces: [prod], env: {A: 1, B: true, C: 007, D: '${HOME}', E: ''},"
                + " secrets: {S: {env: SHOP_S}, T: {file: /run/t}}, autoDeploy: false, isolation: sandbox");
        assertThat(app.path()).isEqualTo("apps/web");
        assertThat(app.image()).contains("registry.test/web:1");
        assertThat(app.build()).contains("make");
        assertThat(app.test()).contains("make test");
        assertThat(app.seed()).contains("./seed");
        assertThat(app.port()).hasValue(8080);
        assertThat(app.depends()).extracting(Reference::name).containsExactly("data", "catalog", "data.ledger");
        assertThat(app.external()).contains(URI.create("https://web.example.test/x"));
        assertThat(app.omitFromDeploy()).isTrue();
        assertThat(app.omitFromNamespaces()).containsExactly("prod");
        assertThat(app.env())
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "true"),
                        Map.entry("C", "007"),
                        Map.entry("D", "${HOME}"),
                        Map.entry("E", ""));
        assertThat(app.secrets())
                .containsEntry("S", new SecretReference.Environment("SHOP_S"))
                .containsEntry("T", new SecretReference.File("/run/t"));
        assertThat(app.autoDeploy()).isFalse();
        assertThat(app.isolation()).isEqualTo(Isolation.SANDBOX);
    }

    @Test
    void readsEveryFormOfHealth() throws Exception {
        assertThat(app("health: /ready").health().probe()).isEqualTo(new Health.Probe.Http("/ready"));
        assertThat(app("health: tcp").health().probe()).isEqualTo(new Health.Probe.Tcp());
        assertThat(app("health: process").health().probe()).isEqualTo(new Health.Probe.Alive());
        assertThat(app("health: {command: ./check, deadline: 2m, interval: 5s}").health())
                .isEqualTo(
                        new Health(new Health.Probe.Command("./check"), Duration.ofMinutes(2), Duration.ofSeconds(5)));
        assertThat(app("health: {process: true, deadline: 1h}").health())
                .isEqualTo(new Health(new Health.Probe.Alive(), Duration.ofHours(1), Health.DEFAULT.interval()));
        assertThat(app("health: {interval: 1d}").health())
                .isEqualTo(new Health(new Health.Probe.Tcp(), Health.DEFAULT.deadline(), Duration.ofDays(1)));
        assertThat(app("health: {http: /x}").health().probe()).isEqualTo(new Health.Probe.Http("/x"));
    }

    @Test
    void readsEveryUpdatePolicy() throws Exception {
        assertThat(template("t", "branches: [a], update: realtime").update()).isEqualTo(new UpdatePolicy.Realtime());
        assertThat(template("t", "branches: [a], update: {every: 2h}").update())
                .isEqualTo(new UpdatePolicy.Every(Duration.ofHours(2)));
        assertThat(template("t", "branches: [a], update: {at: 03:30, zone: Europe/Paris}")
                        .update())
                .isEqualTo(new UpdatePolicy.At("30 3 * * *", ZoneId.of("Europe/Paris")));
        assertThat(template("t", "branches: [a], update: {at: '0 4 * * 1-5', zone: UTC}")
                        .update())
                .isEqualTo(new UpdatePolicy.At("0 4 * * 1-5", ZoneId.of("UTC")));
    }

    @Test
    void theFallbackIsTheTrunkButForStandingEnvironments() throws Exception {
        assertThat(template("t", "branches: [a]").fallback()).isEqualTo(new Fallback.Trunk());
        assertThat(template("t", "branches: [a], environment: per-branch").standing())
                .isFalse();
        assertThat(template("t", "branches: [a], environment: staging1").fallback())
                .isEqualTo(new Fallback.None());
        assertThat(template("t", "branches: [a], environment: staging1, fallback: trunk")
                        .fallback())
                .isEqualTo(new Fallback.Trunk());
        assertThat(template("t", "branches: [a], fallback: develop/x").fallback())
                .isEqualTo(new Fallback.Branch("develop/x"));
        assertThat(template("t", "branches: [a], fallback: {branch: none}").fallback())
                .isEqualTo(new Fallback.Branch("none"));
    }

    @Test
    void readsATemplateWithEverything() throws Exception {
        Template template = template(
                "prod",
                "branches: ['prod*', 'a/b'], environment: production, type: [PRODLIKE], source: branch,"
                        + " adopt: all, trusted: false, quota: {namespaces: 3}, sleepAfter: 1h, deleteGrace: 0s,"
                        + " keepData: true, omitFromDeploy: [data, '*.web', shop.web], env: {A: b}, isolation: sandbox");
        assertThat(template.branches()).extracting(Reference::name).containsExactly("prod*", "a/b");
        assertThat(template.environment()).contains("production");
        assertThat(template.type()).containsExactly(EnvironmentType.PRODLIKE);
        assertThat(template.engine()).isEqualTo(EngineKind.PROCESS);
        assertThat(template.adopt()).isTrue();
        assertThat(template.trusted()).isFalse();
        assertThat(template.namespaces()).hasValue(3);
        assertThat(template.sleepAfter()).contains(Duration.ofHours(1));
        assertThat(template.deleteGrace()).isZero();
        assertThat(template.keepData()).isTrue();
        assertThat(template.omitFromDeploy()).extracting(Reference::name).containsExactly("data", "*.web", "shop.web");
        assertThat(template.env()).containsExactly(Map.entry("A", "b"));
        assertThat(template.isolation()).isEqualTo(Isolation.SANDBOX);
    }

    @Test
    void readsWhatATemplateSaysOfItsCluster() throws Exception {
        Template template = template(
                "dev",
                "engine: kubernetes, cluster: west, domain: dev.test, route: {gateway: infra/public}, quota: {pods: 5,"
                        + " cpu: 2, memory: 1Gi}, resources: {defaultmin: {cpu: 50m}, defaultmax: {memory: 64Mi}},"
                        + " imagePullSecret: {env: PULL}, network: open, podSecurity: baseline, drift: heal");
        assertThat(template.engine()).isEqualTo(EngineKind.KUBERNETES);
        assertThat(template.kubernetes())
                .isEqualTo(new KubernetesTemplate(
                        Optional.of("west"),
                        Optional.of("dev.test"),
                        Optional.of(new KubernetesTemplate.Route.Gateway("infra", "public")),
                        new ClusterQuota(OptionalInt.of(5), Optional.of("2"), Optional.of("1Gi"), Optional.empty()),
                        new Amounts(Optional.of("50m"), Optional.empty()),
                        new Amounts(Optional.empty(), Optional.of("64Mi")),
                        Optional.of(new SecretReference.Environment("PULL")),
                        KubernetesTemplate.Network.OPEN,
                        KubernetesTemplate.PodSecurity.BASELINE,
                        true));
    }

    @Test
    void readsCredentials() throws Exception {
        FlowFile file = read(APPS + "credentials:\n  https://git.test/: {username: u, password: {env: P}}\n"
                + "  git@git.test:team/: {key: /run/key}\n");
        assertThat(file.credentials())
                .containsExactly(
                        new RepositoryCredentials(
                                "https://git.test/",
                                Optional.of("u"),
                                Optional.of(new SecretReference.Environment("P")),
                                Optional.empty()),
                        new RepositoryCredentials(
                                "git@git.test:team/", Optional.empty(), Optional.empty(), Optional.of("/run/key")));
    }

    @Test
    void keepsTheOrderOfTheFile() throws Exception {
        FlowFile file = read(START + """
                groups:
                  z: {apps: {b: {image: b}, a: {image: a}}}
                  a: {apps: {z: {image: z}}}
                """);
        assertThat(file.apps()).extracting(app -> app.id().toString()).containsExactly("z.b", "z.a", "a.z");
    }

    @Test
    void tellsAllProblemsAtOnceInTheOrderOfTheFile() {
        FlowFileException refusal = refusal("""
                product: Shop
                groups:
                  shop:
                    apps:
                      web: {repo: ../web.git, run: ./web, helth: /x}
                      api: {repo: ../api.git}
                templates:
                  dev: {branches: all}
                zones: {}
                """);
        assertThat(refusal.problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        first ->
                                assertThat(first).startsWith("flow.yaml:1:1: the flow file lacks the key 'apiVersion'"),
                        second -> assertThat(second).startsWith("flow.yaml:1:10: 'product' must be a DNS label"),
                        third -> assertThat(third)
                                .isEqualTo("flow.yaml:5:43: app shop.web has no key 'helth' — did you mean 'health'?"),
                        fourth -> assertThat(fourth)
                                .startsWith("flow.yaml:6:12: app shop.api has neither 'run' nor 'image'"),
                        fifth -> assertThat(fifth).startsWith("flow.yaml:8:19: 'branches' must be a list"),
                        sixth -> assertThat(sixth)
                                .isEqualTo("flow.yaml:9:1: 'zones' is not yet supported by this version — remove it"));
    }

    @Test
    void neverQuotesASecretWrittenWhereItsPlaceBelongs() {
        String secret = "hunter2";
        assertThat(refusal(APPS.replace(
                        "./web", "./web, secrets: {A: hunter2, B: {env: 'hunter2!'}, C: {file: [hunter2]}}")))
                .hasMessageNotContaining(secret);
        assertThat(refusal(APPS + "credentials: {'https://x/': {username: a, password: hunter2}}"))
                .hasMessageNotContaining(secret);
        assertThat(refusal(APPS.replace("../web.git", "'https://u:hunter2@x/web.git'")))
                .hasMessageNotContaining(secret);
        assertThat(refusal(APPS.replace("./web", "./web, external: 'https://u:hunter2@x/'")))
                .hasMessageNotContaining(secret);
        assertThat(refusal(APPS + "credentials: {'https://x/': {username: a, password: *hunter2}}"))
                .hasMessageNotContaining(secret);
    }

    @Test
    void aLongListOfProblemsIsCutAndCounted() {
        StringBuilder text = new StringBuilder(APPS);
        for (int i = 0; i < Problems.SHOWN + 50; i++) {
            text.append("nonsense").append(i).append(": 1\n");
        }
        assertThat(refusal(text.toString()).problems())
                .hasSize(Problems.SHOWN + 1)
                .last()
                .extracting(Problem::message)
                .isEqualTo("50 more problems from here on");
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        assertThat(read("\uFEFF" + APPS).product()).isEqualTo("shop");
    }
}
