package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.acceptance.FlowProgram.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo leaves nothing behind, whenever and however it is ended. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern DOOR = Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1):(\\d+)");

    private Path temporary;
    private FlowProgram flow;
    private Run demo;

    @BeforeEach
    void chooseFolder(@TempDir Path folder) throws IOException {
        temporary = Files.createDirectory(folder.toRealPath().resolve("tmp"));
        flow = new FlowProgram(folder, folder.resolve("home"), folder);
        flow.environment("FLOW_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    }

    @AfterEach
    void kill() throws IOException {
        demo.process().destroyForcibly();
        left().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void keptItShowsAPageUntilItIsEnded() throws Exception {
        demo = flow.start("demo", "--door", "0", "--keep");
        await().atMost(PATIENCE)
                .until(() ->
                        demo.out().contains("kept running:") || !demo.process().isAlive());

        int door = door();
        assertThat(Http.get(door, "localhost:" + door, "/")).contains("<html");
        demo.signal("INT");

        assertThat(demo.status()).isEqualTo(130);
        assertNothingLeft();
        assertThat(answers(door)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 130, make the product",
        "TERM, 143, its whole namespace comes up",
        "INT, 130, only frontend is redeployed"
    })
    void endedEarlyItLeavesNothing(String signal, int status, String moment) throws Exception {
        demo = flow.start("demo", "--door", "0");
        await().atMost(PATIENCE)
                .until(() -> (demo.out() + demo.err()).contains(moment)
                        || !demo.process().isAlive());

        demo.signal(signal);

        assertThat(demo.status()).as(demo::toString).isEqualTo(status);
        assertNothingLeft();
    }

    private int door() {
        Matcher found = DOOR.matcher(demo.out());
        assertThat(found.find()).as(demo::toString).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> folders = Files.list(temporary)) {
            assertThat(folders).isEmpty();
        }
        assertThat(left()).isEmpty();
    }

    /** Processes whose environment, such as their HOME, names the demo's folder. */
    private List<Long> left() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> environment(process).contains(temporary + "/flow-demo-"))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        }
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return ""; // It has ended meanwhile, or is another user's.
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
