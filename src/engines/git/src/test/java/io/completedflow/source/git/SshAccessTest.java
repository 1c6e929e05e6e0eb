package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.config.RepositoryCredentials;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys against a real SSH server on loopback. */
class SshAccessTest {
    @TempDir
    Path folder;

    private SshServer server;
    private String address;
    private String commit;

    @BeforeEach
    void setUp() throws Exception {
        server = SshServer.start(Files.createDirectories(folder.resolve("ssh")));
        OriginRepository origin = OriginRepository.at(folder.resolve("origin.git"));
        commit = origin.commit("main", Map.of("x", "1"));
        address = server.address(origin.folder());
    }

    @AfterEach
    void tearDown() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theRightKeyLetsUsIn() throws Exception {
        GitRepositories repositories = open("user", server.knownHosts());
        assertThat(repositories.list(address).branches()).isEqualTo(Map.of("main", commit));
        repositories.checkOut(address, commit, folder.resolve("worktree"));
        assertThat(folder.resolve("worktree/x")).hasContent("1");
    }

    @Test
    void anotherKeyDoesNot() throws IOException {
        GitRepositories repositories = open("stranger", server.knownHosts());
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOfSatisfying(
                        RepositoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHORISED))
                .hasMessageContaining("check the ssh key");
    }

    @Test
    void anAbsentKeyIsNamed() throws IOException {
        GitRepositories repositories = open("absent", server.knownHosts());
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOfSatisfying(
                        RepositoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHORISED))
                .hasMessageContaining(server.key("absent").toString());
    }

    @Test
    void anUnknownHostIsNotTrusted() throws IOException {
        GitRepositories repositories = open("user", folder.resolve("nobody"));
        assertThatThrownBy(() -> repositories.list(address))
                .isInstanceOfSatisfying(
                        RepositoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHORISED))
                .hasMessageContaining("known_hosts");
    }

    private GitRepositories open(String key, Path knownHosts) throws IOException {
        RepositoryCredentials credentials = new RepositoryCredentials(
                "ssh://",
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.key(key).toString()));
        Map<String, String> variables = Map.of("GIT_SSH_COMMAND", server.command(knownHosts));
        return GitRepositories.open(TestSettings.in(folder.resolve("home"), List.of(credentials), variables));
    }
}
