package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps and machines that misbehave. */
class FaultsIT {
    private static final String BRANCH = "feature-132";
    private static final String OFTEN = "update: { every: 1s }, deleteGrace: 0s";
    private static final long OUTPUT_LIMIT = 5L * 1024 * 1024;

    @TempDir
    private Path folder;

    private Product product;

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void anAppThatIgnoresTermIsKilledAndItsLongOutputIsBounded() throws Exception {
        product = Product.ofChain(folder, OFTEN, "stubborn");
        product.watch();
        String commit = product.repository("stubborn")
                .push(
                        BRANCH,
                        Map.of(
                                "run.sh",
                                "trap '' TERM\nyes 'a line of output' | head -c 50000000\n"
                                        + Product.TINY_SERVER.replace("java' ", "java' -Xrs ")));
        product.awaitReady(BRANCH, "stubborn", commit);
        Path output = product.flow().home().resolve("namespaces/" + BRANCH + "/apps/web.stubborn/output.log");
        await().atMost(Product.PATIENCE).until(() -> Files.size(output) <= OUTPUT_LIMIT);

        product.succeed("delete", "namespace", BRANCH);

        assertThat(product.processes().all()).isEmpty();
    }

    @Test
    void anAppThatForksAndExitsIsToldSoAndLeavesNothing() {
        product = Product.ofChain(folder, OFTEN, "forker");
        product.watch();

        product.repository("forker").push(BRANCH, Map.of("run.sh", "setsid sleep 600 &\n(sleep 601 &)\n"));

        NamespaceView failed = product.daemon().await(BRANCH, namespace -> Namespaces.failed(namespace, "forker"));
        assertThat(Namespaces.app(failed, "forker").reason()).contains("must stay in the foreground");
        await().atMost(Product.PATIENCE)
                .untilAsserted(() -> assertThat(product.processes().all()).isEmpty());
    }

    @Test
    void aPortTakenBySomeoneElseMeansAnother() throws Exception {
        product = Product.ofChain(folder, OFTEN, "back", "front");
        product.watch();
        String commit = product.repository("back").push(BRANCH, Map.of("page.txt", "back of the branch"));
        String before = Namespaces.address(product.awaitReady(BRANCH, "back", commit), "back");
        product.succeed("sleep", BRANCH);

        try (ServerSocket someoneElse =
                new ServerSocket(URI.create(before).getPort(), 1, InetAddress.getLoopbackAddress())) {
            product.succeed("wake", BRANCH);

            NamespaceView awake = product.daemon().await(BRANCH, Namespaces::ready);
            assertThat(Namespaces.address(awake, "back")).isNotEqualTo(before);
            assertThat(Http.get(Namespaces.address(awake, "front"), "/via/BACK_URL"))
                    .isEqualTo("back of the branch");
            assertThat(someoneElse.isClosed()).isFalse();
        }
    }

    @Test
    void anAppWhosePathLeadsOutOfItsWorktreeIsRefused() throws IOException {
        product = new Product(
                folder,
                "groups:\n  web:\n    apps:\n" + Product.line("astray", "path: sub")
                        + "templates:\n  dev: { branches: [\"*\"], " + OFTEN + " }\n");
        GitRepository astray = product.app("astray");
        product.watch();
        astray.git("checkout", "-q", "-B", BRANCH);
        Path secrets = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(secrets.resolve("build.sh"), "touch built-elsewhere\n");
        Files.createSymbolicLink(astray.worktree().resolve("sub"), secrets);
        astray.commit(Map.of());
        astray.git("push", "-q", "origin", BRANCH);

        NamespaceView failed = product.daemon().await(BRANCH, namespace -> Namespaces.failed(namespace, "astray"));

        assertThat(Namespaces.app(failed, "astray").reason()).contains("sub");
        assertThat(secrets.resolve("built-elsewhere")).doesNotExist();
    }

    @Test
    void aRepositoryThatIsAwayIsToldOnceAndHarmsNoOther() throws IOException {
        product = Product.ofChain(folder, OFTEN, "back", "front");
        Daemon daemon = product.watch();
        GitRepository back = product.repository("back");
        product.awaitReady(BRANCH, "back", back.push(BRANCH, Map.of("page.txt", "one")));
        Path hidden = back.bare().resolveSibling("hidden");
        Files.move(back.bare(), hidden);
        daemon.awaitEvent("repository.unreachable");

        String commit = product.repository("front").push(BRANCH, Map.of("page.txt", "front of the branch"));
        product.awaitReady(BRANCH, "front", commit);
        assertThat(daemon.overview().notices()).anyMatch(notice -> notice.contains("back.git"));
        Files.move(hidden, back.bare());
        daemon.awaitEvent("repository.back");

        assertThat(daemon.events("repository.unreachable")).hasSize(1);
        assertThat(daemon.namespace(BRANCH).orElseThrow()).matches(Namespaces::ready);
        assertThat(daemon.overview().notices()).isEmpty();
    }

    @Test
    void aFullDiskUnderTheLogStopsNothing() throws IOException {
        product = Product.ofChain(folder, OFTEN, "back");
        Path log = Files.createDirectories(product.flow().home().resolve("log"));
        assumeTrue(mounted(log), "not run: a small file system can be mounted by root alone");
        try {
            Daemon daemon = product.watch();

            String commit = product.repository("back").push(BRANCH, Map.of("page.txt", "one"));
            product.awaitReady(BRANCH, "back", commit);

            assertThat(daemon.err()).containsOnlyOnce("event log: cannot be written");
            daemon.stop();
        } finally {
            Commands.run(folder, "umount", log.toString());
        }
    }

    /** Mounts a file system with room for nothing. */
    private boolean mounted(Path where) throws IOException {
        Process mount = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=4", "none", where.toString())
                .redirectErrorStream(true)
                .start();
        try {
            mount.getInputStream().readAllBytes();
            boolean done = mount.waitFor() == 0;
            if (done) {
                Files.write(where.resolve("filler"), new byte[4096]);
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
