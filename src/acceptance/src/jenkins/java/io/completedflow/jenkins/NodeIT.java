package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.completedflow.acceptance.HomeProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces on an agent, whose apps outlive everything around them: builds, the agent, the daemon, the controller. */
@Tag("jenkins")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NODE = "south";
    private static final String API = "io.jenkins.plugins.completedflow.request.";

    @TempDir
    private static Path folder;

    private static Path home;
    private static NodeShop shop;
    private static Controller controller;
    private static Agent agent;

    @BeforeAll
    static void start() throws Exception {
        home = folder.resolve("flow");
        shop = new NodeShop(folder);
        controller = Controller.start(
                Distribution.find(),
                Files.createDirectories(folder.resolve("jenkins")),
                RunningController.resource("node.yaml").formatted(folder.resolve("agent"), home));
        agent = Agent.connect(controller, NODE, folder.resolve("agent"));
    }

    @AfterAll
    static void stop() throws IOException {
        agent.close();
        controller.close();
        ProcessHandle.of(daemon()).ifPresent(ProcessHandle::destroyForcibly);
        new HomeProcesses(home).killAll();
        await().atMost(PATIENCE).until(() -> new HomeProcesses(home).all().isEmpty());
    }

    private static Session admin() {
        return controller.session("admin");
    }

    /** Its process; 0 if none ever ran. */
    private static long daemon() throws IOException {
        Path lock = home.resolve("lock");
        return Files.exists(lock) ? Long.parseLong(Files.readString(lock).replaceAll("\\D", "")) : 0;
    }

    private static void submit(String id, String node, String kind, String branch) throws Exception {
        admin().script("hudson.ExtensionList.lookupSingleton(" + API + "FlowRequests).submit(new " + API + "FlowRequest('"
                + id + "', '" + node + "', " + API + "FlowRequest.Kind." + kind + ", '" + shop.address() + "', '" + branch
                + "', '', '', '', '', 0, false))");
    }

    /** The status of a request, what is to be said about it, and its result. */
    private static List<String> progress(String id) throws IOException, InterruptedException {
        return List.of(admin().script("def p = hudson.ExtensionList.lookupSingleton(" + API + "FlowRequests).progress('"
                        + id + "').get(); println(p.status()); println(p.reason().readLines().join(' ')); println(p.result())")
                .split("\n", 3));
    }

    private static List<String> awaitStatus(String id, String status) {
        await(id + " " + status)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> progress(id).get(0).equals(status));
        try {
            return progress(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the app of the namespace that a request made says. */
    private static String page(List<String> done) throws IOException, InterruptedException {
        JsonNode namespace = new JsonMapper().readTree(done.get(2));
        return NodeShop.page(namespace.path("apps").path(0).path("address").asText());
    }

    private static long server(String namespace) {
        List<HomeProcesses.Marked> servers = new HomeProcesses(home).servers(namespace);
        assertThat(servers).as("one app, once").hasSize(1);
        return servers.get(0).pid();
    }

    @Test
    @Order(1)
    void whatIsAskedForWaitsForTheProgramAndIsServed() throws Exception {
        shop.push("one", "page one");
        submit("one", NODE, "CREATE", "one");
        await().atMost(PATIENCE).until(() -> progress("one").get(1).contains("the controller has no flow"));

        Path small = Files.writeString(folder.resolve("small"), "not a distribution");
        assertThat(controller.session("reader").upload(NodeTool.UPLOAD, small))
                .as("a reader uploads nothing")
                .isEqualTo(403);
        assertThat(admin().upload(NodeTool.UPLOAD, NodeTool.file())).isEqualTo(200);

        assertThat(page(awaitStatus("one", "DONE"))).contains("page one");
        assertThat(ProcessHandle.of(daemon()).flatMap(ProcessHandle::parent).map(ProcessHandle::pid))
                .as("nobody's child here")
                .isNotEqualTo(ProcessHandle.current().pid());
        assertThat(home.resolve("program")).isDirectory();
    }

    @Test
    @Order(2)
    void theEndOfABuildEndsNoApp() throws Exception {
        long daemon = daemon();
        long app = server("one");
        shop.pushGated("two", "page two");
        PipelineJob build = PipelineJob.create(
                        admin(), "", "sleeper", "node('" + NODE + "') { sh 'nohup sleep 86399 & sleep 86398' }")
                .build();
        await().atMost(PATIENCE).until(() -> running("sleep 86398") && running("sleep 86399"));
        submit("two", NODE, "CREATE", "two");
        await().atMost(PATIENCE).until(() -> shop.builds("two") == 1);

        admin().post("/job/sleeper/1/stop", Map.of());

        assertThat(build.awaitEnd()).contains("Finished: ABORTED");
        await("the killer has finished").atMost(PATIENCE).until(() -> !running("sleep 86398") && !running("sleep 86399"));
        shop.openGate("two");
        assertThat(page(awaitStatus("two", "DONE"))).contains("page two");
        assertThat(shop.builds("two")).isEqualTo(1);
        assertThat(daemon()).isEqualTo(daemon);
        assertThat(server("one")).isEqualTo(app);
    }

    private static boolean running(String command) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info()
                        .commandLine()
                        .filter(line -> line.endsWith(command))
                        .isPresent());
    }

    @Test
    @Order(3)
    void whatIsAskedOfANodeThatIsOfflineWaitsAndIsDoneLater() throws Exception {
        long app = server("one");
        long daemon = daemon();
        shop.push("three", "page three");
        agent.close();
        submit("three", NODE, "CREATE", "three");
        await().atMost(PATIENCE).until(() -> progress("three").get(1).contains("node south is offline"));
        assertThat(progress("three").get(0)).isEqualTo("PENDING");

        agent = Agent.connect(controller, NODE, folder.resolve("agent"));

        assertThat(page(awaitStatus("three", "DONE"))).contains("page three");
        assertThat(daemon()).isEqualTo(daemon);
        assertThat(server("one")).isEqualTo(app);
    }

    @Test
    @Order(4)
    void aDaemonThatIsKilledIsStartedAgainAndLosesNothing() throws Exception {
        long app = server("one");
        long daemon = daemon();
        shop.pushGated("four", "page four");
        submit("four", NODE, "CREATE", "four");
        await().atMost(PATIENCE).until(() -> shop.builds("four") == 1);

        ProcessHandle.of(daemon).orElseThrow().destroyForcibly();

        await("another daemon").atMost(PATIENCE).until(() -> daemon() != daemon);
        shop.openGate("four");
        assertThat(page(awaitStatus("four", "DONE"))).contains("page four");
        server("four");
        assertThat(server("one")).isEqualTo(app);
    }

    @Test
    @Order(5)
    void aControllerThatIsKilledGoesOnWithWhatItSentAndWhatItDidNot() throws Exception {
        shop.pushGated("five", "page five");
        submit("running", NODE, "CREATE", "five");
        submit("pending", "nowhere", "CREATE", "five");
        awaitStatus("running", "RUNNING");
        await().atMost(PATIENCE).until(() -> shop.builds("five") == 1);

        controller.kill();
        shop.openGate("five");
        controller = controller.restarted();

        assertThat(page(awaitStatus("running", "DONE"))).contains("page five");
        assertThat(shop.builds("five")).as("built once").isEqualTo(1);
        assertThat(progress("one").get(0)).as("what was over").isEqualTo("DONE");
        assertThat(awaitStatus("pending", "PENDING").get(1)).contains("there is no node nowhere");
        submit("running", NODE, "CREATE", "five");
        assertThat(progress("running").get(0)).as("asked again").isEqualTo("DONE");
    }

    @Test
    @Order(6)
    void whatIsDeletedIsGoneFromTheNodeAndFromWhatIsKnown() throws Exception {
        submit("gone", NODE, "DELETE", "one");

        awaitStatus("gone", "DONE");
        assertThat(new HomeProcesses(home).servers("one")).isEmpty();
        assertThat(admin().script("println(hudson.ExtensionList.lookupSingleton(" + API
                        + "KnownNamespaces).all().collect { it.name() })"))
                .contains("two")
                .doesNotContain("one");
    }
}
