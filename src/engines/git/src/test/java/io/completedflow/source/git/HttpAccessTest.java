package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.completedflow.config.RepositoryCredentials;
import io.completedflow.config.SecretReference;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords against a real server: they let us in, and are seen by that server alone. */
class HttpAccessTest {
    private static final String PASSWORD = "g$h'e\"i m%20né`id`";

    @TempDir
    Path folder;

    private SmartHttpServer server;
    private String commit;

    @BeforeEach
    void setUp() throws IOException {
        commit = OriginRepository.at(folder.resolve("origin.git")).commit("main", Map.of("x", "1"));
        server = SmartHttpServer.start(folder, "bot", PASSWORD);
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    @Test
    void theRightPasswordLetsUsIn() throws Exception {
        String address = server.address("origin.git");
        GitRepositories repositories = open(variable(address, "GIT_PW"), Map.of("GIT_PW", PASSWORD));
        assertThat(repositories.list(address).branches()).isEqualTo(Map.of("main", commit));
        repositories.checkOut(address, commit, folder.resolve("worktree"));
        assertThat(folder.resolve("worktree/x")).hasContent("1");
    }

    @Test
    void aPasswordMayBeInAFile() throws Exception {
        String address = server.address("origin.git");
        Path file = folder.resolve("password");
        Files.writeString(file, PASSWORD + "\n");
        SecretReference reference = new SecretReference.File(file.toString());
        GitRepositories repositories = open(credentials(server.address(""), reference), Map.of());
        assertThat(repositories.list(address).branches()).containsKey("main");
    }

    @Test
    void theWrongPasswordDoesNotAndIsNotSaid() throws IOException {
        String address = server.address("origin.git");
        GitRepositories repositories = open(variable(address, "GIT_PW"), Map.of("GIT_PW", "wrong-geheim"));
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOfSatisfying(RepositoryException.class, HttpAccessTest::isUnauthorised)
                .hasMessageContaining("check the username and password")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void withoutAPasswordNobodyIsAsked() throws IOException {
        String address = server.address("origin.git");
        GitRepositories repositories = open(List.of(), Map.of());
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOfSatisfying(RepositoryException.class, HttpAccessTest::isUnauthorised)
                .hasMessageContaining("under credentials");
    }

    @Test
    void saysWhichReferenceLeadsNowhere() throws IOException {
        String address = server.address("origin.git");
        GitRepositories unset = open(variable(address, "GIT_PW"), Map.of());
        assertThatThrownBy(() -> unset.list(address))
                .isInstanceOfSatisfying(RepositoryException.class, HttpAccessTest::isUnauthorised)
                .hasMessageContaining("set environment variable GIT_PW");
        GitRepositories twoLines = open(variable(address, "GIT_PW"), Map.of("GIT_PW", "geheim\nurl=x"));
        assertThatThrownBy(() -> twoLines.list(address))
                .hasMessageContaining("GIT_PW")
                .hasMessageNotContaining("geheim");
        GitRepositories absent = open(credentials(address, new SecretReference.File("/absent/pw")), Map.of());
        assertThatThrownBy(() -> absent.list(address)).hasMessageContaining("/absent/pw");
    }

    @Test
    void theUsersOwnHelpersNeverGetToKnowIt() throws Exception {
        String address = server.address("origin.git");
        Path store = folder.resolve("stored");
        Path config = folder.resolve("gitconfig");
        Files.writeString(config, "[credential]\n\thelper = store --file=" + store + "\n");
        GitRepositories repositories =
                open(variable(address, "GIT_PW"), Map.of("GIT_PW", PASSWORD, "GIT_CONFIG_GLOBAL", config.toString()));
        assertThat(repositories.list(address).branches()).containsKey("main");
        assertThat(store).doesNotExist();
    }

    @Test
    void theUsersOwnHelpersLetUsInWhereNothingIsNamed() throws Exception {
        Path config = folder.resolve("gitconfig");
        Path helper = folder.resolve("helper");
        Files.writeString(helper, "#!/bin/sh\nprintf 'username=bot\\npassword=%s\\n' \"$MINE\"\n");
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Files.writeString(config, "[credential]\n\thelper = " + helper + "\n");
        GitRepositories repositories =
                open(List.of(), Map.of("MINE", PASSWORD, "GIT_CONFIG_GLOBAL", config.toString()));
        assertThat(repositories.list(server.address("origin.git")).branches()).containsKey("main");
    }

    @Test
    void aRedirectToAnotherHostDoesNotTakeThePasswordAlong() throws IOException {
        AtomicReference<String> sent = new AtomicReference<>("nothing");
        HttpServer thief = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        thief.createContext("/", exchange -> {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            sent.set(header == null ? sent.get() : header);
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"thief\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        HttpServer redirecting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        redirecting.createContext("/", exchange -> {
            String target = "http://127.0.0.1:" + thief.getAddress().getPort() + exchange.getRequestURI();
            exchange.getResponseHeaders().add("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        thief.start();
        redirecting.start();
        try {
            String address = "http://127.0.0.1:" + redirecting.getAddress().getPort() + "/origin.git";
            GitRepositories repositories = open(variable(address, "GIT_PW"), Map.of("GIT_PW", PASSWORD));
            assertThatThrownBy(() -> repositories.list(address))
                    .isInstanceOfSatisfying(RepositoryException.class, HttpAccessTest::isUnauthorised);
            assertThat(sent.get()).isEqualTo("nothing");
        } finally {
            thief.stop(0);
            redirecting.stop(0);
        }
    }

    private GitRepositories open(List<RepositoryCredentials> credentials, Map<String, String> variables)
            throws IOException {
        return GitRepositories.open(TestSettings.in(folder.resolve("home"), credentials, variables));
    }

    private static List<RepositoryCredentials> variable(String prefix, String name) {
        return credentials(prefix, new SecretReference.Environment(name));
    }

    private static List<RepositoryCredentials> credentials(String prefix, SecretReference password) {
        return List.of(new RepositoryCredentials(prefix, Optional.of("bot"), Optional.of(password), Optional.empty()));
    }

    private static void isUnauthorised(RepositoryException failure) {
        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORISED);
    }
}
