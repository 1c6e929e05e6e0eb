package io.completedflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of a request.
 *
 * @param reason why it failed, or what else there is to say; may be empty
 * @param result the namespace as last seen, or the plan
 * @param overAt when it was done or failed
 */
public record RequestState(
        Request request,
        Status status,
        String reason,
        Optional<JsonNode> result,
        Instant acceptedAt,
        Optional<Instant> overAt) {

    /** How far it has come. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    static RequestState accepted(Request request, Instant now) {
        return new RequestState(request, Status.RUNNING, "", Optional.empty(), now, Optional.empty());
    }

    boolean over() {
        return status != Status.RUNNING;
    }

    RequestState running(String why, Optional<JsonNode> seen) {
        return new RequestState(request, Status.RUNNING, why, seen, acceptedAt, Optional.empty());
    }

    RequestState ended(Status how, String why, Optional<JsonNode> last, Instant now) {
        return new RequestState(request, how, why, last, acceptedAt, Optional.of(now));
    }
}
