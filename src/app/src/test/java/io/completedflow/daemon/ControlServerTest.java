package io.completedflow.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.cli.FakeFlow;
import io.completedflow.cli.Samples;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daemon's ear and those who speak to it, over a real socket. */
class ControlServerTest {
    private static final String REPOSITORY = "/srv/git/product.git";

    private final FollowedLogs daemonsFlow = new FollowedLogs();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<String> repositories = new CopyOnWriteArrayList<>();
    private final FakeDesk desk = new FakeDesk();
    private Home home;
    private ControlServer server;

    /** Its followed logs go on until their reader is gone. */
    private static final class FollowedLogs extends FakeFlow {
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void logs(String name, String app, int lastLines, boolean follow, Consumer<String> line)
                throws FlowException {
            try {
                super.logs(name, app, lastLines, follow, line);
                if (follow) {
                    new CountDownLatch(1).await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.countDown(); // Interrupted, or by a line that could no longer be sent.
            }
        }
    }

    @BeforeEach
    void listen(@TempDir Path folder) throws IOException {
        home = new Home(folder);
        server = new ControlServer(
                home,
                (repository, branch) -> notices.add(repository + " " + branch),
                repository -> {
                    repositories.add(repository);
                    return daemonsFlow;
                },
                desk);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private RemoteFlow remote() throws IOException {
        return RemoteFlow.of(home, REPOSITORY).orElseThrow();
    }

    private String say(String words) throws IOException {
        try (Socket socket = socket()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket socket() throws IOException {
        int port = Integer.parseInt(Files.readString(home.port()).strip());
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    @Test
    void everyQuestionIsAnsweredAsIfAskedHere() throws Exception {
        RemoteFlow remote = remote();
        CreateNamespace request = new CreateNamespace("feature-132", Optional.of("dev"), Set.of("catalog"));

        assertThat(remote.overview()).isEqualTo(Samples.overview());
        assertThat(remote.namespace("feature-132"))
                .isEqualTo(Samples.namespace(NamespaceState.READY).withEvents(Samples.lastEvents()));
        assertThat(remote.plan(request)).isEqualTo(Samples.plan());
        assertThat(remote.log("feature-132")).isEqualTo(Samples.events());
        assertThat(daemonsFlow.asked)
                .containsExactly("overview", "namespace feature-132", "plan " + request, "log feature-132");
        assertThat(repositories).containsOnly(REPOSITORY);
    }

    @Test
    void progressComesBeforeTheResult() throws Exception {
        List<NamespaceView> seen = new ArrayList<>();

        NamespaceView created = remote().create(CreateNamespace.of("feature-132"), seen::add);

        assertThat(seen)
                .extracting(NamespaceView::state)
                .containsExactly(NamespaceState.PROGRESSING, NamespaceState.READY);
        assertThat(created).isEqualTo(seen.get(1));
        assertThat(remote().sleep("a", view -> {})).isEqualTo(created);
        assertThat(remote().wake("b", view -> {})).isEqualTo(created);
        assertThat(remote().delete("feature/132", view -> {})).isEqualTo("feature-132");
        assertThat(remote().takeOver("e", view -> {})).isEqualTo(created);
        remote().deleteEnvironment("d", view -> {});
        assertThat(daemonsFlow.asked)
                .contains("sleep a", "wake b", "delete feature/132", "take over e", "delete environment d");
    }

    @Test
    void linesOfOutputComeInOrder() throws Exception {
        List<String> lines = new ArrayList<>();

        remote().logs("feature-132", "catalog", 20, false, lines::add);

        assertThat(lines).containsExactly("catalog is \"open\"", "bye");
        assertThat(daemonsFlow.asked).containsExactly("logs feature-132 catalog 20 false");
    }

    @Test
    void aRefusalArrivesWithItsKindAndItsMend() throws Exception {
        daemonsFlow.refusal = new FlowException(FlowException.Kind.REFUSED, "no", "ask nicely");

        assertThatThrownBy(() -> remote().overview()).isInstanceOfSatisfying(FlowException.class, e -> {
            assertThat(e.kind()).isEqualTo(FlowException.Kind.REFUSED);
            assertThat(e.getMessage()).isEqualTo("no");
            assertThat(e.mend()).isEqualTo("ask nicely");
        });
    }

    @Test
    void theEndOfTheReaderEndsAFollowedLog() throws Exception {
        String token = Files.readString(home.token()).strip();
        Call call = Call.logs(token, REPOSITORY, "feature-132", "catalog", 10, true);
        try (Socket socket = socket()) {
            String line = io.completedflow.view.Json.COMPACT.writeValueAsString(call) + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('{');
        }

        assertThat(daemonsFlow.ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aNoticeNeedsNoToken() throws Exception {
        assertThat(say("notify\t/srv/git/catalog.git\tfeature/132\n")).isEqualTo("ok\n");
        assertThat(say("notify\t/srv/git/catalog.git\n")).startsWith("refused: ");

        assertThat(notices).containsExactly("/srv/git/catalog.git feature/132");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\n{\"token\":\"\",\"method\":\"OVERVIEW\"}\n",
                "{\"token\":\"0123\",\"repository\":\"x\",\"method\":\"OVERVIEW\",\"name\":\"\"}\n",
                "{\"repository\":\"x\",\"method\":\"DELETE\",\"name\":\"feature-132\"}\n",
                "{\"token\":\"0123\",\"method\":\"NO_SUCH\"}\n",
                "null\n",
                "\u0000\u0001\u0002\n",
                "\n",
                ""
            })
    void whoDoesNotKnowTheTokenIsToldNothing(String words) throws Exception {
        assertThat(say(words)).isEmpty();

        assertThat(daemonsFlow.asked).isEmpty();
        assertThat(remote().overview()).isEqualTo(Samples.overview());
    }

    @Test
    void aLineWithoutEndIsNotReadForEver() throws Exception {
        try (Socket socket = socket()) {
            byte[] much = "x".repeat(64 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(much);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(daemonsFlow.asked).isEmpty();
    }

    @Test
    void onlyItsUserMayReadTheTokenAndBothFilesGoWithIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.token())))
                .isEqualTo("rw-------");
        RemoteFlow before = remote();

        server.close();

        assertThat(home.token()).doesNotExist();
        assertThat(home.port()).doesNotExist();
        assertThat(RemoteFlow.of(home, REPOSITORY)).isEmpty();
        assertThatThrownBy(before::overview)
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("the daemon hung up");
    }

    private String call(String words) throws IOException {
        return say("{\"token\":\"" + Files.readString(home.token()).strip() + "\"," + words + "}\n");
    }

    @Test
    void aRequestIsTakenByAShortCall() throws IOException {
        String answer =
                call("\"method\":\"SUBMIT\",\"version\":\"1\",\"submission\":{\"id\":\"job#7\",\"kind\":\"CREATE\","
                        + "\"repository\":\"" + REPOSITORY + "\",\"branch\":\"one\"}");

        assertThat(answer).contains("\"RESULT\"", "\"RUNNING\"", "job#7");
        assertThat(call("\"method\":\"CHANGES\",\"since\":{\"revision\":\"a.1\",\"read\":[\"job#7\"]}"))
                .contains("\"a.2\"", "\"gone\"", "\"version\":\"1\"");
        assertThat(desk.asked).containsExactly("submit job#7", "changes a.1 [job#7]");
    }

    @Test
    void whoSpeaksAnotherVersionIsToldSo() throws IOException {
        assertThat(call("\"method\":\"CHANGES\",\"version\":\"2\""))
                .contains("REFUSAL", "this daemon is flow 1, and who asks wants flow 2", "stop the daemon");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aRequestThatCannotBeKeptIsNotTaken() throws IOException {
        desk.failure = new IOException("No space left on device");

        assertThat(call("\"method\":\"SUBMIT\",\"submission\":{\"id\":\"1\",\"kind\":\"NOTICE\","
                        + "\"repository\":\"r\",\"branch\":\"b\"}"))
                .contains("REFUSAL", "FAILED", "No space left on device");
    }

    @Test
    void aCallThatIsNotUnderstoodIsToldWhy() throws IOException {
        assertThat(call("\"method\":\"SUBMIT\",\"submission\":{\"id\":\"1\",\"kind\":\"CREATE\"}"))
                .contains("REFUSAL", "a request needs the property 'repository'");
        assertThat(call("\"method\":\"DANCE\"")).contains("REFUSAL", "the call is not understood");
    }
}
