package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.acceptance.FlowProgram.Run;
import io.completedflow.acceptance.HomeProcesses.Marked;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands where no daemon runs, and where one does. */
class OneShotIT {
    private static final String BRANCH = "feature-132";
    private static final int LOCKED = 5;

    private Product product;

    @BeforeEach
    void makeProduct(@TempDir Path folder) {
        product = Product.ofChain(folder, "update: { every: 1s }", "back", "front");
    }

    @AfterEach
    void close() {
        product.close();
    }

    private NamespaceView described() throws IOException {
        Run run = product.succeed("describe", "namespace", BRANCH, "-o", "json");
        return Json.COMPACT.readValue(run.out(), NamespaceView.class);
    }

    @Test
    void commandsWorkWithoutADaemonAndLeaveAppsRunning() throws Exception {
        product.repository("back").push(BRANCH, Map.of("page.txt", "back of the branch"));

        product.succeed("create", "namespace", BRANCH);

        NamespaceView created = described();
        assertThat(created.apps()).extracting(app -> app.state().word()).containsOnly("ready");
        assertThat(Http.get(Namespaces.address(created, "front"), "/via/BACK_URL"))
                .isEqualTo("back of the branch");
        List<Marked> running = product.processes().servers(BRANCH);
        assertThat(running).hasSize(2);
        assertThat(product.succeed("get", "namespaces").out()).contains(BRANCH);
        assertThat(product.succeed("logs", BRANCH, "front").out()).contains("serving");
        assertThat(product.succeed("log", BRANCH).out()).contains("namespace.ready");
        assertThat(product.processes().servers(BRANCH)).isEqualTo(running);

        product.succeed("sleep", BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(described().state().word()).isEqualTo("asleep");
        product.succeed("wake", BRANCH);
        assertThat(Http.get(Namespaces.address(described(), "front"), "/via/BACK_URL"))
                .isEqualTo("back of the branch");

        product.succeed("delete", "namespace", BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(product.flow().home().resolve("namespaces").resolve(BRANCH)).doesNotExist();
        assertThat(product.flow().run("describe", "namespace", BRANCH).status()).isEqualTo(3);
    }

    @Test
    void commandsGoThroughTheDaemonThatRuns() throws Exception {
        Daemon daemon = product.watch();
        String commit = product.repository("back").push(BRANCH, Map.of("page.txt", "back of the branch"));
        NamespaceView shown = product.awaitReady(BRANCH, "back", commit);

        assertThat(described().apps()).isEqualTo(shown.apps());
        assertThat(product.succeed("logs", BRANCH, "back").out()).contains("serving");
        product.succeed("sleep", BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(daemon.namespace(BRANCH).orElseThrow().state().word()).isEqualTo("asleep");
        String page = Http.get(Namespaces.address(wakened(), "front"), "/via/BACK_URL");
        assertThat(page).isEqualTo("back of the branch");
        product.succeed("delete", "namespace", BRANCH);

        daemon.awaitGone(BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(daemon.events("namespace.deleting")).hasSize(1);
    }

    @Test
    void aRequestAtTheFrontDoorWakesASleepingNamespaceAndCountsAsUse() {
        Daemon daemon = product.watch();
        String commit = product.repository("back").push(BRANCH, Map.of("page.txt", "back of the branch"));
        product.awaitReady(BRANCH, "back", commit);
        product.succeed("sleep", BRANCH);
        Instant before = daemon.namespace(BRANCH).orElseThrow().lastUse();
        String host = "front." + BRANCH + ".localhost:" + daemon.door();

        await().atMost(Product.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class) // Until it is awake, a page says that it wakes.
                .until(() -> Http.get(daemon.door(), host, "/via/BACK_URL").equals("back of the branch"));

        NamespaceView awake = daemon.namespace(BRANCH).orElseThrow();
        assertThat(awake.state().word()).isEqualTo("ready");
        assertThat(awake.lastUse()).isAfter(before);
        assertThat(daemon.events("namespace.awake")).hasSize(1);
    }

    private NamespaceView wakened() throws IOException {
        return Json.COMPACT.readValue(
                product.succeed("wake", BRANCH, "-o", "json").out(), NamespaceView.class);
    }

    @Test
    void aFollowedLogShowsWhatComesAndEndsWithItsApp() {
        product.watch();
        String commit = product.repository("back").push(BRANCH, Map.of("page.txt", "back of the branch"));
        product.awaitReady(BRANCH, "back", commit);

        Run following = product.flow().start("logs", BRANCH, "back", "-f");
        await().atMost(Product.PATIENCE)
                .untilAsserted(() ->
                        assertThat(following.out()).as(following::toString).contains("serving"));
        product.succeed("delete", "namespace", BRANCH);

        assertThat(following.status()).isZero();
    }

    @Test
    void theSecondWatchSaysWhoIsThere() {
        Daemon daemon = product.watch();

        Run second = product.flow().run("watch", "--door", "0");

        assertThat(second.status()).isEqualTo(LOCKED);
        assertThat(second.err())
                .contains(
                        "flow watch, process " + daemon.pid(),
                        product.flow().home().toString());
        assertThat(daemon.stop()).isEqualTo(143);
        assertThat(product.flow().home().resolve("watch.port")).doesNotExist();
    }

    @Test
    void aCommandThatFindsAnotherAtWorkSaysWhichOne() throws Exception {
        Path go = product.folder().resolve("go");
        product.repository("back").push(BRANCH, Map.of("build.sh", "until [ -e '" + go + "' ]; do sleep 0.05; done\n"));
        Run first = product.flow().start("create", "namespace", BRANCH);
        await().atMost(Product.PATIENCE).until(() -> !product.processes().all().isEmpty());

        Run second = product.flow().run("get", "namespaces");

        assertThat(second.status()).isEqualTo(LOCKED);
        assertThat(second.err()).contains("flow, process " + first.process().pid());
        Files.createFile(go);
        assertThat(first.status()).as(first.toString()).isZero();
    }
}
