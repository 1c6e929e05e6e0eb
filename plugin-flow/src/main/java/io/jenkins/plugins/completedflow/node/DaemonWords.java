package io.jenkins.plugins.completedflow.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.io.IOException;
import java.util.List;

/**
 * What is said to a daemon, and what it answers, each a line of JSON.
 *
 * @param version of {@code flow} that is spoken; a daemon of another refuses
 */
record DaemonWords(String version) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The daemon did not do what it was told. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean lasting;

        RefusedException(String message, boolean lasting) {
            super(message);
            this.lasting = lasting;
        }

        /** Whether it is no use to ask again. */
        boolean lasting() {
            return lasting;
        }
    }

    String submit(FlowRequest request) {
        ObjectNode call = call("SUBMIT");
        call.putObject("submission")
                .put("id", request.id())
                .put("kind", request.kind().name())
                .put("repository", request.productRepository())
                .put("branch", request.branch())
                .put("template", request.template())
                .put("app", request.app())
                .put("commit", request.commit())
                .put("job", request.job())
                .put("build", request.build())
                .put("fork", request.fork());
        return call.toString();
    }

    String changes(String since, List<String> read) {
        ObjectNode call = call("CHANGES");
        ObjectNode seen = call.putObject("since").put("revision", since);
        seen.putPOJO("read", JSON.valueToTree(read));
        return call.toString();
    }

    private ObjectNode call(String method) {
        return JSON.createObjectNode().put("method", method).put("version", version);
    }

    /** @throws RefusedException if the answer is a refusal */
    static JsonNode result(String answer) throws IOException {
        JsonNode said;
        try {
            said = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IOException("the daemon's answer is not understood: " + e.getOriginalMessage(), e);
        }
        JsonNode content = said.path("content");
        if (said.path("kind").asText().equals("REFUSAL")) {
            String mend = content.path("mend").asText();
            throw new RefusedException(
                    content.path("message").asText() + (mend.isEmpty() ? "" : "; " + mend),
                    content.path("kind").asText().equals("REFUSED"));
        }
        return content;
    }

    /** @param told a product repository and a namespace as {@code flow describe} shows it */
    static KnownNamespace namespace(String node, JsonNode told) {
        JsonNode namespace = told.path("namespace");
        return new KnownNamespace(
                node,
                namespace.path("name").asText(),
                namespace.path("product").asText(),
                told.path("repository").asText(),
                namespace.path("branch").asText(),
                namespace.path("standing").asBoolean(),
                namespace.toString());
    }
}
