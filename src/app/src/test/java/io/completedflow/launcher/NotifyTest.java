package io.completedflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Path home;
    private Script flow;
    private ServerSocket daemon;

    @BeforeEach
    void listen(@TempDir Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        flow = new Script(Script.LAUNCHER, folder);
        flow.environment.put("FLOW_HOME", home.toString());
        flow.environment.put("JAVA_HOME", "/nowhere"); // Starting Java would fail.
        daemon = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void hangUp() throws IOException {
        daemon.close();
        threads.shutdownNow();
    }

    @Test
    void tellsTheDaemonWithoutStartingJava() throws Exception {
        publishPort();
        CompletableFuture<String> heard = answering("ok");
        Script.Outcome outcome = flow.run("notify", "/srv/my git/Ω.git", "feature/été 🍵");
        assertThat(heard.get()).isEqualTo("notify\t/srv/my git/Ω.git\tfeature/été 🍵");
        assertThat(outcome).isEqualTo(new Script.Outcome(0, "", ""));
    }

    @Test
    void asksWhereFlowNotifySays() throws Exception {
        flow.environment.put("FLOW_NOTIFY", "127.0.0.1:" + daemon.getLocalPort());
        CompletableFuture<String> heard = answering("ok");
        assertThat(flow.run("notify", "r", "b").status()).isZero();
        assertThat(heard.get()).isEqualTo("notify\tr\tb");
    }

    @Test
    void looksInTheUsersStateFolder() throws Exception {
        flow.environment.remove("FLOW_HOME");
        Path state = Path.of(flow.environment.get("HOME"), ".local", "state", "completed-flow");
        Files.writeString(Files.createDirectories(state).resolve("watch.port"), daemon.getLocalPort() + "\n");
        CompletableFuture<String> heard = answering("ok");
        assertThat(flow.run("notify", "r", "b").status()).isZero();
        assertThat(heard.get()).isEqualTo("notify\tr\tb");
    }

    @Test
    void passesOnARefusal() throws Exception {
        publishPort();
        CompletableFuture<String> heard = answering("refused: the disk is full");
        Script.Outcome outcome = flow.run("notify", "r", "b");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("flow: notify: the disk is full\n");
        assertThat(heard.get()).isEqualTo("notify\tr\tb");
    }

    @Test
    void saysThatNoDaemonRuns() throws Exception {
        Script.Outcome outcome = flow.run("notify", "r", "b");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("no daemon runs in " + home).contains("poll");
    }

    @Test
    void saysThatADaemonIsGone() throws Exception {
        publishPort();
        daemon.close();
        Script.Outcome outcome = flow.run("notify", "r", "b");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("no daemon answers at 127.0.0.1:").contains("a poll will find the push");
    }

    @Test
    void saysThatThePortIsNone() throws Exception {
        Files.writeString(home.resolve("watch.port"), "$(id)\n");
        Script.Outcome outcome = flow.run("notify", "r", "b");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("is no address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\rb", "a\tb"})
    void refusesNamesThatWouldBreakTheLine(String name) throws Exception {
        publishPort();
        assertThat(flow.run("notify", "r", name).status()).isEqualTo(2);
        assertThat(flow.run("notify", name, "b").status()).isEqualTo(2);
    }

    @Test
    void worksAsAHookSaysIt() throws Exception {
        publishPort();
        CompletableFuture<String> heard = answering("ok");
        Path hook = home.resolve("post-receive");
        Script.write(
                hook,
                "while read -r old new ref; do " + Script.LAUNCHER + " notify \"$PWD\" \"${ref#refs/heads/}\"; done\n");
        ProcessBuilder builder = new ProcessBuilder("sh", hook.toString()).directory(home.toFile());
        builder.environment().putAll(flow.environment);
        Process process = builder.start();
        process.getOutputStream().write("000 111 refs/heads/feature/1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Script.end(process).status()).isZero();
        assertThat(heard.get()).isEqualTo("notify\t" + home.toRealPath() + "\tfeature/1");
    }

    private void publishPort() throws IOException {
        Files.writeString(home.resolve("watch.port"), daemon.getLocalPort() + "\n");
    }

    /** Answers one caller, and tells its line. */
    private CompletableFuture<String> answering(String answer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket caller = daemon.accept();
                            BufferedReader in = new BufferedReader(
                                    new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
                        String line = in.readLine();
                        caller.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                        return line;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }
}
