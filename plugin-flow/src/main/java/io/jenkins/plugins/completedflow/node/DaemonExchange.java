package io.jenkins.plugins.completedflow.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.KnownBook;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.RequestBook;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Sends a node's daemon what was asked for, and learns what has changed there. For one thread at a time. */
final class DaemonExchange {
    private static final int SENT_AT_ONCE = 50;
    private static final int READ_AT_ONCE = 100;

    private final String node;
    private final DaemonLine line;
    private final DaemonWords words;
    private final RequestBook requests;
    private final KnownBook namespaces;
    private String seen = "";

    DaemonExchange(String node, DaemonLine line, DaemonWords words, RequestBook requests, KnownBook namespaces) {
        this.node = node;
        this.line = line;
        this.words = words;
        this.requests = requests;
        this.namespaces = namespaces;
    }

    /** One round. @throws IOException if the daemon cannot be reached now, or does not speak with us */
    void round() throws IOException, InterruptedException {
        List<FlowRequest> sending =
                requests.toSend(node).stream().limit(SENT_AT_ONCE).toList();
        List<String> read = requests.toTell(node).stream().limit(READ_AT_ONCE).toList();
        List<String> said = new ArrayList<>(sending.stream().map(words::submit).toList());
        said.add(words.changes(seen, read));
        List<String> answers = line.ask(said);
        JsonNode changes = DaemonWords.result(answers.get(sending.size()));
        learn(changes);
        for (int i = 0; i < sending.size(); i++) {
            taken(sending.get(i).id(), answers.get(i));
        }
        changes.path("requests")
                .forEach(state -> told(state.path("request").path("id").asText(), state));
        if (changes.path("complete").asBoolean()) {
            requests.known(node, ids(changes.path("requests")));
        }
        requests.forgotten(read);
        seen = changes.path("revision").asText();
    }

    private static List<String> ids(JsonNode states) {
        List<String> ids = new ArrayList<>();
        states.forEach(state -> ids.add(state.path("request").path("id").asText()));
        return ids;
    }

    /** Namespaces come first: who learns that a request is over finds what it made. */
    private void learn(JsonNode changes) {
        List<KnownNamespace> changed = StreamSupport.stream(
                        changes.path("namespaces").spliterator(), false)
                .map(told -> DaemonWords.namespace(node, told))
                .toList();
        if (changes.path("complete").asBoolean()) {
            namespaces.all(node, changed);
        } else if (!changed.isEmpty() || !changes.path("removed").isEmpty()) {
            List<String> removed = new ArrayList<>();
            changes.path("removed").forEach(name -> removed.add(name.asText()));
            namespaces.changed(node, changed, removed);
        }
    }

    private void taken(String id, String answer) throws IOException {
        try {
            told(id, DaemonWords.result(answer));
        } catch (DaemonWords.RefusedException e) {
            if (!e.lasting()) {
                throw e;
            }
            requests.told(id, Status.FAILED, e.getMessage(), "");
        }
    }

    private void told(String id, JsonNode state) {
        JsonNode result = state.path("result");
        requests.told(
                id,
                Status.valueOf(state.path("status").asText()),
                state.path("reason").asText(),
                result.isObject() ? result.toString() : "");
    }
}
