package io.completedflow.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;

/**
 * A line of JSON from the daemon.
 *
 * @param content of {@link Kind#PROGRESS} a {@link NamespaceView}, of {@code LINE} a text, of {@code RESULT} what the method returns, of
 *     {@code REFUSAL} a {@link Refusal}
 */
record Answer(Kind kind, JsonNode content) {

    /** What an answer is; the last one to a call is a result or a refusal. */
    enum Kind {
        PROGRESS,
        LINE,
        RESULT,
        REFUSAL
    }

    /** A {@link FlowException} on its way. */
    record Refusal(FlowException.Kind kind, String message, String mend) {}

    static Answer progress(NamespaceView view) {
        return new Answer(Kind.PROGRESS, Json.COMPACT.valueToTree(view));
    }

    static Answer line(String line) {
        return new Answer(Kind.LINE, Json.COMPACT.valueToTree(line));
    }

    static Answer result(JsonNode result) {
        return new Answer(Kind.RESULT, result);
    }

    static Answer refusal(FlowException e) {
        return new Answer(Kind.REFUSAL, Json.COMPACT.valueToTree(new Refusal(e.kind(), e.getMessage(), e.mend())));
    }
}
