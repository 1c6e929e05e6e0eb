package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.acceptance.FlowProgram.Run;
import io.completedflow.acceptance.HomeProcesses.Marked;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daemon is killed without a word, and the next one goes on: {@code -Dacceptance.deaths=N} for more random instants. */
class DeathIT {
    private static final String BRANCH = "feature-132";
    private static final int DEATHS = Integer.getInteger("acceptance.deaths", 8);
    private static final int LONGEST_MILLIS = 1_500;

    private Product product;
    private Marked front;

    @BeforeEach
    void makeNamespace(@TempDir Path folder) {
        product = Product.ofChain(folder, "update: { every: 1s }", "back", "front");
        product.watch();
        product.awaitReady(BRANCH, "back", pushBack("first"));
        front = server("front");
    }

    @AfterEach
    void close() {
        product.close();
    }

    private String pushBack(String page) {
        return product.repository("back").push(BRANCH, Map.of("page.txt", page));
    }

    private Marked server(String app) {
        return product.processes().servers(BRANCH).stream()
                .filter(each -> each.mark().contains(app))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.building", "app.testing", "app.starting", "app.ready"})
    void anUpdateIsFinishedByTheNextOne(String instant) {
        String commit = pushBack("second");
        product.daemon().awaitEvent(instant, event -> event.toString().contains(commit.substring(0, 8)));

        product.daemon().kill();

        product.watch();
        product.awaitReady(BRANCH, "back", commit);
        assertOneProcessEach("second");
    }

    @Test
    void anUpdateIsFinishedWheneverTheDaemonDies() throws Exception {
        long seed = Long.getLong("acceptance.seed", System.nanoTime());
        System.out.println("random instants of death: -Dacceptance.seed=" + seed);
        Random random = new Random(seed);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < DEATHS; i++) {
                String commit = pushBack("page " + i);
                timer.schedule(product.daemon()::kill, random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)
                        .get();
                product.watch();
                product.awaitReady(BRANCH, "back", commit);
                assertOneProcessEach("page " + i);
            }
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void sleepAndWakeAreFinishedByTheNextOne() {
        Run sleep = product.flow().start("sleep", BRANCH);
        product.daemon().awaitEvent("namespace.asleep");
        product.daemon().kill();
        assertThat(sleep.status()).isNotZero();

        product.watch();
        product.daemon().await(BRANCH, namespace -> namespace.state() == NamespaceState.ASLEEP);
        assertThat(product.processes().all()).isEmpty();

        Run wake = product.flow().start("wake", BRANCH);
        product.daemon().awaitEvent("namespace.awake");
        product.daemon().kill();
        assertThat(wake.status()).isNotZero();

        product.watch();
        product.daemon().await(BRANCH, Namespaces::ready);
        assertThat(product.processes().servers(BRANCH)).hasSize(2);
    }

    @Test
    void aDeletionIsFinishedByTheNextOne() {
        Run delete = product.flow().start("delete", "namespace", BRANCH);
        product.daemon().awaitEvent("namespace.deleting");
        product.daemon().kill();
        delete.awaitEnd(30);

        product.watch();

        product.daemon().awaitGone(BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(product.flow().home().resolve("namespaces").resolve(BRANCH)).doesNotExist();
    }

    @Test
    void aCommandTakesOverWhatAKilledDaemonLeft() {
        product.daemon().kill();

        Run described = product.succeed("describe", "namespace", BRANCH);

        assertThat(described.out()).contains("web.back", "ready");
        assertThat(server("front")).isEqualTo(front);
        product.succeed("delete", "namespace", BRANCH);
        assertThat(product.processes().all()).isEmpty();
    }

    /** Each app has one server and always had at most one; the one whose revision stayed is the same process as ever. */
    private void assertOneProcessEach(String page) {
        await().atMost(Product.PATIENCE)
                .untilAsserted(() -> assertThat(product.processes().all()).hasSize(2));
        assertThat(server("front")).isEqualTo(front);
        NamespaceView namespace = product.daemon().namespace(BRANCH).orElseThrow();
        assertThat(Http.get(Namespaces.address(namespace, "front"), "/via/BACK_URL"))
                .isEqualTo(page);
        assertThat(twice()).isEmpty();
    }

    private List<Path> twice() {
        try (Stream<Path> files = Files.walk(product.flow().home().resolve("namespaces"))) {
            return files.filter(file -> file.endsWith("data/twice")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
