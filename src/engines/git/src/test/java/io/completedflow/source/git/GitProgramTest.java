package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitProgramTest {
    @TempDir
    Path folder;

    @Test
    void saysThatGitIsAbsent() {
        assertThatThrownBy(() -> GitProgram.find(Map.of("PATH", folder.toString()), folder))
                .isInstanceOf(IOException.class)
                .hasMessage("git is not on the PATH; install git 2.30 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git version 2.29.3", "git version 1.99.0", "something else"})
    void saysThatGitIsTooOld(String version) throws IOException {
        program("echo '" + version + "'");
        assertThatThrownBy(() -> GitProgram.find(Map.of("PATH", folder.toString()), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("install git 2.30 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git version 2.30.0", "git version 2.39.5 (Apple Git-154)", "git version 3.1.windows.1"})
    void takesWhatIsNewEnough(String version) throws IOException {
        program("echo '" + version + "'");
        GitProgram.find(Map.of("PATH", "/nowhere:" + folder), folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c 'touch PWNED'",
                "--upload-pack=touch PWNED",
                "-x",
                "http://git.example.test/x.git",
                "git://h/x",
                "https://u:geheim@h/x.git",
                "ssh://u:geheim@h/x.git"
            })
    void refusesUnsafeAddresses(String address) throws IOException {
        GitRepositories repositories = GitRepositories.open(TestSettings.in(folder.resolve("home")));
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOf(RepositoryException.class)
                .hasMessageNotContaining("geheim")
                .hasMessageContaining("repository address '");
        assertThat(folder.resolve("home/PWNED")).doesNotExist();
    }

    @Test
    void aConfiguredRewriteToAnotherTransportIsRefused() throws IOException {
        Path config = folder.resolve("gitconfig");
        Path proof = folder.resolve("PWNED");
        Files.writeString(config, "[url \"ext::touch " + proof + " #\"]\n\tinsteadOf = https://git.example.test/\n");
        GitRepositories repositories = GitRepositories.open(
                TestSettings.in(folder.resolve("home"), List.of(), Map.of("GIT_CONFIG_GLOBAL", config.toString())));
        assertThatThrownBy(() -> repositories.list("https://git.example.test/x.git"))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("not allowed");
        assertThat(proof).doesNotExist();
    }

    @Test
    void endsAHostThatNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            GitRepositories repositories = GitRepositories.open(shortDeadline());
            assertThatThrownBy(() -> repositories.list("http://127.0.0.1:" + silent.getLocalPort() + "/x.git"))
                    .isInstanceOfSatisfying(RepositoryException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.UNREACHABLE))
                    .hasMessageContaining("no answer within 1 s");
        }
        assertNoChildren();
    }

    @Test
    void anInterruptEndsACallAndItsProcesses() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            GitRepositories repositories = GitRepositories.open(TestSettings.in(folder.resolve("home")));
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    repositories.list("http://127.0.0.1:" + silent.getLocalPort() + "/x.git");
                    interrupted.complete(false);
                } catch (RepositoryException e) {
                    interrupted.complete(e.reason() == Reason.UNREACHABLE
                            && Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            silent.accept().getInputStream().read();
            caller.interrupt();
            assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertNoChildren();
    }

    @Test
    void whatGitSaysWithoutEndIsCutShort() throws Exception {
        program("case \"$*\" in *--version*) echo git version 2.40.0;; *) exec cat /dev/zero;; esac");
        GitSettings settings =
                TestSettings.in(folder.resolve("home"), List.of(), Map.of("PATH", folder + ":/usr/bin:/bin"));
        GitRepositories repositories = GitRepositories.open(settings);
        assertThatThrownBy(() -> repositories.list("/srv/x.git")).hasMessageContaining("more than 64 MiB");
        assertNoChildren();
    }

    private GitSettings shortDeadline() {
        GitSettings settings = TestSettings.in(folder.resolve("home"));
        return new GitSettings(
                settings.home(),
                settings.credentials(),
                settings.environment(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private void program(String script) throws IOException {
        Path program = folder.resolve("git");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertNoChildren() {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().descendants()).isEmpty());
    }
}
