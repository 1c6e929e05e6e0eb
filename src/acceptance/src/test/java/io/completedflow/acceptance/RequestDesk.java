package io.completedflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.completedflow.view.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Hands requests in to the daemon of a home as a controller does: a line of JSON each way. */
record RequestDesk(Path home, String repository) {

    /** Asks for something of a branch. @return what has become of it until now */
    JsonNode submit(String id, String kind, String branch, Consumer<ObjectNode> more) {
        ObjectNode call = Json.COMPACT.createObjectNode().put("method", "SUBMIT");
        ObjectNode submission =
                call.putObject("submission").put("id", id).put("kind", kind).put("repository", repository);
        more.accept(submission.put("branch", branch));
        return ask(call);
    }

    JsonNode submit(String id, String kind, String branch) {
        return submit(id, kind, branch, nothing -> {});
    }

    /** What has changed since a revision; all if it is empty. */
    JsonNode changes(String since, List<String> read) {
        ObjectNode call = Json.COMPACT.createObjectNode().put("method", "CHANGES");
        call.putObject("since").put("revision", since).set("read", Json.COMPACT.valueToTree(read));
        return ask(call);
    }

    /** Waits until a request is over. */
    JsonNode awaitEnd(String id) {
        return Awaitility.await(id)
                .atMost(Product.PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class) // A daemon that is about to start.
                .until(
                        () -> state(id),
                        state -> !state.path("status").asText("RUNNING").equals("RUNNING"));
    }

    /** What has become of a request; missing if the daemon does not know it. */
    JsonNode state(String id) {
        for (JsonNode state : changes("", List.of()).path("requests")) {
            if (state.path("request").path("id").asText().equals(id)) {
                return state;
            }
        }
        return Json.COMPACT.missingNode();
    }

    private JsonNode ask(ObjectNode call) {
        try (Socket socket = new Socket(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                Integer.parseInt(Files.readString(home.resolve("watch.port")).strip()))) {
            call.put("token", Files.readString(home.resolve("watch.token")).strip());
            socket.getOutputStream().write((call + "\n").getBytes(StandardCharsets.UTF_8));
            JsonNode answer = Json.COMPACT.readTree(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
            if (!answer.path("kind").asText().equals("RESULT")) {
                throw new AssertionError(answer);
            }
            return answer.path("content");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
