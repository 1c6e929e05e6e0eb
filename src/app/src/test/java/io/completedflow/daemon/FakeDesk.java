package io.completedflow.daemon;

import io.completedflow.request.Changes;
import io.completedflow.request.Request;
import io.completedflow.request.RequestDesk;
import io.completedflow.request.RequestState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes every request, and remembers what it was asked. */
final class FakeDesk implements RequestDesk {
    final List<String> asked = new ArrayList<>();
    IOException failure;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public RequestState submit(Request request) throws IOException {
        asked.add("submit " + request.id());
        if (failure != null) {
            throw failure;
        }
        return new RequestState(
                request, RequestState.Status.RUNNING, "", Optional.empty(), Instant.EPOCH, Optional.empty());
    }

    @Override
    public Changes changes(String since, Collection<String> read) {
        asked.add("changes " + since + " " + read);
        return new Changes("1", "a.2", false, List.of(), List.of(), List.of("gone"));
    }
}
