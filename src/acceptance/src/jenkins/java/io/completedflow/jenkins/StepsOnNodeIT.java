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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps with an agent, its daemon and apps that are real. */
@Tag("jenkins")
class StepsOnNodeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String NODE = "south";
    private static final String CREATE =
            """
            def namespace = flowNamespace()
            withFlowNamespace { echo "FRONT=${env.FLOW_URL_FRONT} of ${env.FLOW_NAMESPACE}" }
            echo "changed ${namespace.changed}, waiting ${namespace.waiting}, at ${namespace.apps['web.front'].revision}"
            """;

    @TempDir
    private static Path folder;

    private static Path home;
    private static NodeShop shop;
    private static Controller controller;
    private static Agent agent;
    private static BranchProject project;

    @BeforeAll
    static void start() throws Exception {
        home = folder.resolve("flow");
        shop = new NodeShop(folder);
        controller = Controller.start(
                Distribution.find(),
                Files.createDirectories(folder.resolve("jenkins")),
                RunningController.resource("node.yaml").formatted(folder.resolve("agent"), home));
        assertThat(controller.session("admin").upload(NodeTool.UPLOAD, NodeTool.file())).isEqualTo(200);
        agent = Agent.connect(controller, NODE, folder.resolve("agent"));
        project = BranchProject.create(() -> controller, shop.front(), "front", shop.address(), NODE);
    }

    @AfterAll
    static void stop() throws IOException {
        agent.close();
        controller.close();
        Path lock = home.resolve("lock");
        if (Files.exists(lock)) {
            ProcessHandle.of(Long.parseLong(Files.readString(lock).replaceAll("\\D", ""))).ifPresent(ProcessHandle::destroyForcibly);
        }
        new HomeProcesses(home).killAll();
        await().atMost(PATIENCE).until(() -> new HomeProcesses(home).all().isEmpty());
    }

    private static BranchBuild build(String branch, int number) {
        return new BranchBuild(() -> controller, "front", branch, number);
    }

    /** The app of a branch, as the controller knows it. */
    private static JsonNode app(String branch) throws Exception {
        String json = controller.session("admin").script(
                        "println hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.completedflow.request.KnownNamespaces).all()"
                                + ".find { it.branch() == '" + branch + "' }?.json() ?: '{}'");
        return new JsonMapper().readTree(json).path("apps").path(0);
    }

    @Test
    void runTheCommitThatWasCheckedOutAndDeleteWhatTheyMade() throws Exception {
        String commit = shop.pushJenkinsfile("made", "page made", CREATE);
        project.index();
        BranchBuild build = build("made", 1);
        build.awaitLog("Finished: ");

        assertThat(build.log())
                .contains("web.front is ready", "waiting [], at " + commit, "FRONT=http", "of made", "Finished: SUCCESS");
        assertThat(NodeShop.page(app("made").path("address").asText())).contains("page made");

        shop.pushJenkinsfile("made", "page made", "flowNamespaceDelete()");
        project.index();
        BranchBuild deletion = build("made", 2);
        deletion.awaitLog("Finished: ");
        assertThat(deletion.log()).contains("is deleted", "Finished: SUCCESS");
        assertThat(new HomeProcesses(home).servers("made")).isEmpty();
    }

    @Test
    void goOnAfterTheControllerWasKilledWhileAnAppIsBuilt() throws Exception {
        shop.pushGated("killed", "page killed");
        String commit = shop.pushJenkinsfile("killed", "page killed", CREATE);
        project.index();
        BranchBuild build = build("killed", 1);
        build.awaitLog("web.front is preparing");
        controller.kill();
        shop.openGate("killed");
        controller = controller.restarted();
        build.awaitLog("Finished: ");

        assertThat(build.log()).contains("waiting [], at " + commit, "Finished: SUCCESS");
        assertThat(shop.builds("killed")).as("built once").isEqualTo(1);
    }

    @Test
    void leaveAWholeNamespaceWhenAborted() throws Exception {
        shop.pushGated("aborted", "page aborted");
        shop.pushJenkinsfile("aborted", "page aborted", CREATE);
        project.index();
        BranchBuild build = build("aborted", 1);
        build.awaitLog("web.front is preparing");
        build.abort();
        build.awaitLog("Finished: ABORTED");
        shop.openGate("aborted");

        await("the app all the same").atMost(PATIENCE).until(() -> app("aborted").path("state").asText().equals("ready"));
    }

    @Test
    void failWithTheReasonAndTheLastLinesOfWhatFailed() throws Exception {
        shop.pushBroken("broken", CREATE);
        project.index();
        BranchBuild build = build("broken", 1);
        build.awaitLog("Finished: ");

        assertThat(build.log())
                .contains("web.front is failed", "  | the reason in words", "Finished: FAILURE")
                .containsPattern("ERROR: .*web.front.*\nFinished: FAILURE");
    }
}
