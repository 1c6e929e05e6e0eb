package io.completedflow.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.view.NamespaceView;
import java.util.Optional;

/**
 * A line of JSON from the daemon: progress, a line of output, or, last, the result or the refusal.
 *
 */
record Answer(
        Optional<NamespaceView> progress, Optional<String> line, Optional<JsonNode> result, Optional<Refusal> refusal) {

    /** A {@link FlowException} on its way. */
    record Refusal(FlowException.Kind kind, String message, String mend) {}

    static Answer progress(NamespaceView view) {
        return new Answer(Optional.of(view), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Answer line(String line) {
        return new Answer(Optional.empty(), Optional.of(line), Optional.empty(), Optional.empty());
    }

    static Answer result(JsonNode result) {
        return new Answer(Optional.empty(), Optional.empty(), Optional.of(result), Optional.empty());
    }

    static Answer refusal(FlowException e) {
        return new Answer(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Refusal(e.kind(), e.getMessage(), e.mend())));
    }
}
