package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.completedflow.acceptance.HomeProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two multibranch projects of one product and the same branch, on an agent with a real daemon: one namespace, from its beginning to its end. */
@Tag("jenkins")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedNamespaceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String BRANCH = "feature/1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIGURATION =
            """
            jenkins:
              nodes:
                - permanent:
                    name: south
                    remoteFS: %s
                    launcher: inbound
                    retentionStrategy: always
                    nodeProperties:
                      - completedFlow: { home: %s, tool: flow }
              securityRealm:
                local: { allowsSignup: false, users: [ { id: admin, password: admin } ] }
              authorizationStrategy:
                globalMatrix:
                  entries: [ user: { name: admin, permissions: [Overall/Administer] } ]
            tool:
              flow:
                installations:
                  - name: flow
                    properties:
                      - installSource: { installers: [ { flowDistribution: { label: "" } } ] }
            unclassified:
              completedFlow: { productRepository: %s, node: south }
            """;

    @TempDir
    private static Path folder;

    private static Path home;
    private static PairShop shop;
    private static Controller controller;
    private static Agent agent;
    private static Session admin;
    private static MultibranchProject catalog;
    private static MultibranchProject frontend;

    @BeforeAll
    static void start() throws Exception {
        home = folder.resolve("flow");
        shop = new PairShop(folder.resolve("git"));
        String configuration = CONFIGURATION.formatted(folder.resolve("agent"), home, shop.address());
        controller = Controller.start(Distribution.find(), Files.createDirectories(folder.resolve("jenkins")), configuration);
        admin = controller.session("admin");
        assertThat(admin.upload(NodeTool.UPLOAD, NodeTool.file())).isEqualTo(200);
        agent = Agent.connect(controller, "south", folder.resolve("agent"));
        catalog = MultibranchProject.create(admin, "", "catalog", shop.repository("catalog"), "");
        frontend = MultibranchProject.create(admin, "", "frontend", shop.repository("frontend"), "");
    }

    @AfterAll
    static void stop() throws IOException {
        agent.close();
        controller.close();
        Path lock = home.resolve("lock");
        if (Files.exists(lock)) {
            ProcessHandle.of(Long.parseLong(Files.readString(lock).replaceAll("\\D", "")))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        new HomeProcesses(home).killAll();
        await().atMost(PATIENCE).until(() -> new HomeProcesses(home).all().isEmpty());
    }

    @Test
    @Order(1)
    void theSameBranchOfBothProjectsIsOneNamespace() throws Exception {
        shop.push("catalog", BRANCH, "catalog one");
        shop.push("frontend", BRANCH, "frontend one");

        catalog.index();
        frontend.index();

        awaitPage("catalog", "catalog one");
        awaitPage("frontend", "frontend one");
        assertThat(namespaces())
                .as("the trunk gets none, as no template names it")
                .extracting(namespace -> namespace.path("branch").asText())
                .containsExactly(BRANCH);
    }

    @Test
    @Order(2)
    void aPushUpdatesTheAppOfItsRepositoryAlone() throws Exception {
        String untouched = get("frontend", "/pid");
        String old = get("catalog", "/pid");
        shop.push("catalog", BRANCH, "catalog two");

        catalog.index();

        awaitPage("catalog", "catalog two");
        assertThat(get("catalog", "/pid")).isNotEqualTo(old);
        assertThat(get("frontend", "/pid")).isEqualTo(untouched);
    }

    @Test
    @Order(3)
    void itLivesWhileOneRepositoryHasTheBranch() throws Exception {
        shop.delete("catalog", BRANCH);

        catalog.index();

        awaitPage("catalog", "catalog trunk");
        assertThat(get("frontend", "/")).isEqualTo("frontend one");
        await().atMost(PATIENCE).until(() -> state("catalog", BRANCH).equals("not_indexed"));
    }

    @Test
    @Order(4)
    void itIsGoneWithItsLastBranch() throws Exception {
        shop.delete("frontend", BRANCH);

        frontend.index();

        await("the namespace is gone").atMost(PATIENCE).until(() -> namespaces().isEmpty());
        assertThat(new HomeProcesses(home).all()).as("no app is left").isEmpty();
        await("nothing is left to see through")
                .atMost(PATIENCE)
                .until(() -> state("catalog", BRANCH).isEmpty() && state("frontend", BRANCH).isEmpty());
    }

    /** What the daemon told last. */
    private static List<JsonNode> namespaces() throws IOException, InterruptedException {
        List<JsonNode> told = new ArrayList<>();
        String script = "hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.completedflow.request.KnownNamespaces)"
                + ".all().each { println it.json() }";
        for (String json : admin.script(script).lines().toList()) {
            told.add(JSON.readTree(json));
        }
        return told;
    }

    /** How a project's branch stands; empty if nothing is known of it. */
    private static String state(String project, String branch) throws IOException, InterruptedException {
        for (JsonNode one : JSON.readTree(admin.get("/completed-flow/api/json").body()).path("branches")) {
            if (one.path("project").asText().equals(project) && one.path("branch").asText().equals(branch)) {
                return one.path("state").asText();
            }
        }
        return "";
    }

    private static void awaitPage(String app, String text) {
        await(app + " says " + text)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class) // An app that is replaced does not listen for a moment.
                .until(() -> {
                    Optional<String> address = address(app);
                    return address.isPresent() && NodeShop.page(address.get()).equals(text);
                });
    }

    /** Where an app that is ready answers. */
    private static Optional<String> address(String app) throws IOException, InterruptedException {
        for (JsonNode namespace : namespaces()) {
            for (JsonNode one : namespace.path("apps")) {
                if (one.path("id").asText().equals("shop." + app) && one.path("state").asText().equals("ready")) {
                    return Optional.of(one.path("address").asText());
                }
            }
        }
        return Optional.empty();
    }

    /** What an app says at a path. */
    private static String get(String app, String path) throws IOException, InterruptedException {
        return NodeShop.page(address(app).orElseThrow() + path);
    }
}
