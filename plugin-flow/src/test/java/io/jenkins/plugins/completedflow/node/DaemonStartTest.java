package io.jenkins.plugins.completedflow.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that belongs to nobody here: a program in its place says what it was given. */
class DaemonStartTest {
    private static final String SAY =
            "#!/bin/sh\necho $$ >../home/pid\ntr '\\0' '\\n' </proc/$$/environ >../home/environment\necho \"$@\" >../home/arguments\n";

    @TempDir
    private Path folder;

    private Path program;
    private Path home;

    @BeforeEach
    void install() throws IOException {
        program = folder.resolve("program");
        home = folder.resolve("home");
        Files.createDirectories(program.resolve("bin"));
    }

    @AfterEach
    void end() throws IOException {
        Path pid = home.resolve("pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private void install(String script) throws IOException {
        Path flow = Files.writeString(program.resolve("bin/flow"), script);
        assertThat(flow.toFile().setExecutable(true)).isTrue();
    }

    private DaemonStart start(String root) {
        return new DaemonStart(root, program.toString(), home.toString(), "apps.example.test");
    }

    private DaemonStart start() {
        return start(folder.resolve("agent").toString());
    }

    @Test
    void itIsItsOwnSessionNobodysChildAndKnowsNoBuild() throws IOException {
        try (ServerSocket answering = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            install(SAY + "echo " + answering.getLocalPort() + " >../home/watch.port\nexec sleep 600\n");
            start().call();
        }

        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        assertThat(stat[1])
                .as("its parent")
                .isNotEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(stat[3]).as("its session").isEqualTo(Long.toString(pid));
        assertThat(Files.readAllLines(home.resolve("environment")))
                .extracting(line -> line.replaceFirst("=.*", ""))
                .contains("JAVA_HOME", "PATH")
                .isSubsetOf("JAVA_HOME", "PATH", "HOME", "LANG", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(home.resolve("arguments"))
                .hasContent("--home " + home + " watch --on-request --host apps.example.test");
    }

    @Test
    void oneThatEndsAtOnceIsToldWithItsLastWords() throws IOException {
        install("#!/bin/sh\necho 'another flow is at work' >&2\nexit 4\n");

        assertThatThrownBy(() -> start().call()).hasMessageContainingAll("ended at once", "another flow is at work");
    }

    @Test
    void itIsRefusedWhereBuildsWriteOrWithoutAProgram() throws IOException {
        assertThatThrownBy(() -> start().call()).hasMessageContainingAll("no program bin/flow", program.toString());
        assertThatThrownBy(() -> start(folder.toString()).call())
                .hasMessageContainingAll(home.toString(), "files builds may change");
        assertThatThrownBy(() -> new DaemonStart("/x", program.toString(), "here", null).call())
                .hasMessageContaining("no absolute path");
        assertThat(List.of(home)).noneMatch(Files::exists);
    }

    @Test
    void aCallWhereNoDaemonIsSaysSo() throws IOException {
        DaemonCall call = new DaemonCall(home.toString(), List.of("{\"method\":\"CHANGES\"}"));

        assertThatThrownBy(call::call).isInstanceOf(DaemonCall.DownException.class);
        Files.createDirectories(home);
        Files.writeString(home.resolve("watch.token"), "secret\n");
        try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.writeString(home.resolve("watch.port"), gone.getLocalPort() + "\n");
        }
        assertThatThrownBy(call::call).isInstanceOf(DaemonCall.DownException.class);
    }
}
