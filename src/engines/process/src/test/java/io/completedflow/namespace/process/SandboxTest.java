package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.completedflow.config.Health;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Apps that run in a sandbox: what they see, and that they are looked after like any other. */
class SandboxTest extends EngineTest {
    private static void assumeBubblewrap() throws Exception {
        assumeTrue(
                succeeds("bwrap --ro-bind / / --dev /dev --proc /proc --unshare-pid --unshare-ipc true"),
                "bubblewrap is not installed, or user namespaces do not work here");
    }

    private static boolean succeeds(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command).start().waitFor() == 0;
    }

    @Test
    void writesToItsOwnFoldersOnly() throws Exception {
        assumeBubblewrap();
        engine.save(record("other"));
        deploy(app().sandboxed()
                .build("echo built > out")
                .first("cat out; echo x > $DATA_DIR/x && echo data; touch " + folder.resolve("escaped")
                        + " 2>/dev/null; touch /etc/escaped 2>/dev/null || echo etc is closed;"
                        + " ls " + home() + "/namespaces; ls /tmp | wc -l"));
        assertThat(output(APP)).startsWith("built", "data", "etc is closed").doesNotContain("other");
        assertThat(folder.resolve("escaped")).doesNotExist();
        stop();
    }

    @Test
    void seesNoProcessesButItsOwn() throws Exception {
        assumeBubblewrap();
        String look =
                "cat /proc/[0-9]*/comm; kill -0 " + ProcessHandle.current().pid() + " 2>/dev/null && echo ours";
        deploy(app().sandboxed().build("{ " + look + "; } > seen; true").first("cat seen; " + look));
        assertThat(output(APP)).contains("bwrap", "sh").isSubsetOf("bwrap", "sh", "cat");
        stop();
    }

    @Test
    void sharesNoMemoryWithOthers() throws Exception {
        assumeBubblewrap();
        deploy(app().sandboxed().first("readlink /proc/self/ns/ipc"));
        assertThat(output(APP))
                .doesNotContain(
                        Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString());
        stop();
    }

    @Test
    void outlivesTheEngineAndIsAdopted() throws Exception {
        assumeBubblewrap();
        Instance running = deploy(app().sandboxed());
        reopen();
        assertThat(observed(APP).running()).contains(running);
        stop();
    }

    @Test
    void isRestartedWhenItEnds() throws Exception {
        assumeBubblewrap();
        deploy(app().sandboxed().first("sleep 1000 & echo started"));
        long leader = marked().stream()
                .filter(process -> process.pid() == process.session())
                .findFirst()
                .orElseThrow()
                .pid();
        assertThat(ProcessHandle.of(leader).orElseThrow().destroyForcibly()).isTrue();
        awaitApp(APP, now -> now.running()
                .filter(running -> running.restarts() == 1 && running.ready())
                .isPresent());
        assertThat(marked())
                .filteredOn(process -> process.pid() == process.session())
                .hasSize(1);
        stop();
    }

    @Test
    void endsInPeaceWhenItIsStopped() throws Exception {
        assumeBubblewrap();
        Path bye = appFolder().resolve("data/bye");
        deploy(app().sandboxed()
                .run("touch \"$TMPDIR/up\"; trap 'echo bye > \"$DATA_DIR/bye\"; exit 0' TERM;"
                        + " while :; do sleep 100 & wait $!; done")
                .health(TestApp.SAYS_SO, Duration.ofSeconds(30)));
        stop();
        assertThat(bye).hasContent("bye");
    }

    @Test
    void whatItsHealthCommandSaysIsBelieved() throws Exception {
        assumeBubblewrap();
        Attempt failed = deployInVain(app().sandboxed()
                .health(new Health.Probe.Command("echo asked > \"$DATA_DIR/asked\"; exit 3"), Duration.ofMillis(200)));
        assertThat(failed.reason()).contains("health command: exit status 3");
        assertThat(marked()).isEmpty();
    }

    @Test
    void askedForAndNotThereIsNamed() throws Exception {
        assumeTrue(!succeeds("command -v bwrap"), "bubblewrap is installed here");
        assertThat(deployInVain(app().sandboxed()).reason()).contains("install the package bubblewrap");
    }

    /** Stops the app; nothing of it is left. */
    private void stop() throws IOException {
        halt(APP);
        awaitApp(APP, now -> now.running().isEmpty());
        assertThat(marked()).isEqualTo(List.of());
    }
}
