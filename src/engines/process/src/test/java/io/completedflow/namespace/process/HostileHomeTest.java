package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.completedflow.config.Health;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.process.host.Spawner;
import io.completedflow.namespace.process.state.Disk;
import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Repositories that lead astray and disks that are full. */
class HostileHomeTest extends EngineTest {
    private final AtomicBoolean full = new AtomicBoolean();

    @Override
    ProcessEngine open() throws IOException {
        Disk disk = new Disk() {
            @Override
            public void write(Path file, byte[] content) throws IOException {
                if (full.get()) {
                    throw new IOException("No space left on device");
                }
                super.write(file, content);
            }
        };
        return ProcessEngine.open(home(), new Linking(), events, clock(), settings(), disk, Spawner.SYSTEM);
    }

    /** Adds to each worktree a link that leads out of it. */
    private final class Linking implements Repositories {
        @Override
        public Listing list(String address) throws RepositoryException {
            return repositories.list(address);
        }

        @Override
        public Optional<String> read(String address, String commit, String path) throws RepositoryException {
            return repositories.read(address, commit, path);
        }

        @Override
        public String tree(String address, String commit, String path) throws RepositoryException {
            return repositories.tree(address, commit, "");
        }

        @Override
        public void checkOut(String address, String commit, Path worktree) throws RepositoryException {
            repositories.checkOut(address, commit, worktree);
            try {
                Files.createSymbolicLink(worktree.resolve("link"), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void discard(Path worktree) {
            repositories.discard(worktree);
        }
    }

    @Test
    void pathMayNotLeaveTheWorktreeByALink() {
        assertThat(deployInVain(app().path("link")).reason())
                .contains("path 'link'")
                .contains("leads out of it");
        assertThat(deployInVain(app().path("link/home")).reason()).contains("leads out of it");
        assertThat(deployInVain(app().path("nowhere")).reason()).contains("is not a folder there");
    }

    @Test
    void nothingIsStartedThatCannotBeRecorded() throws Exception {
        TestApp app = app().first("echo x >> $DATA_DIR/starts");
        deploy(app);
        Path starts = appFolder().resolve("data/starts");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(starts).hasContent("x"));
        DesiredApp next = app.env("A", "b").desired();
        prepare(next);
        awaitStage(APP, Stage.PREPARED);
        full.set(true);
        start(next);
        Attempt failed = awaitStage(APP, Stage.FAILED);
        assertThat(failed.reason()).contains("No space left on device");
        assertThat(marked()).isEmpty();
        full.set(false);
        awaitApp(APP, now -> now.running().filter(Instance::ready).isPresent());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(starts).hasContent("x\nx"));
    }

    @Test
    void logThatFillsTheDiskHarmsNobody() throws Exception {
        engine.close();
        Path mount = Files.createDirectories(home().resolve("namespaces/" + NAMESPACE + "/apps"));
        Process mounting = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", mount.toString())
                .redirectErrorStream(true)
                .start();
        boolean mounted = mounting.waitFor() == 0;
        engine = open();
        assumeTrue(mounted, "no file system can be mounted here (needs root)");
        try {
            TestApp loud = app().health(new Health.Probe.Alive(), Duration.ofSeconds(20))
                    .run("dd if=/dev/zero of=fill bs=1k 2>/dev/null; while :; do echo line; sleep 0.01; done");
            deploy(loud);
            await().atMost(PATIENCE).until(() -> mount.toFile().getUsableSpace() == 0);
            halt(APP);
            awaitApp(APP, now -> now.running().isEmpty());
            assertThat(marked()).isEmpty();
            engine.apply(desired(NAMESPACE), new Effect.Remove(APP));
        } finally {
            engine.close();
            assertThat(new ProcessBuilder("umount", mount.toString()).start().waitFor())
                    .isZero();
            engine = open();
        }
    }
}
