package io.completedflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All requests that were accepted and are not forgotten yet. From any thread. */
final class RequestBook {
    /** How long the outcome of a request is kept for one who does not say that it was read. */
    static final Duration KEPT = Duration.ofDays(7);

    private final RequestFiles files;
    private final Revisions revisions;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> unsaved = new HashSet<>();
    private boolean closed;

    private record Entry(RequestState state, long revision) {}

    /** @throws IOException if those accepted before cannot be read */
    RequestBook(RequestFiles files, Revisions revisions, Clock clock) throws IOException {
        this.files = files;
        this.revisions = revisions;
        this.clock = clock;
        files.load().stream()
                .sorted(Comparator.comparing(RequestState::acceptedAt)
                        .thenComparing(state -> state.request().id()))
                .forEach(this::put);
    }

    private void put(RequestState state) {
        entries.put(state.request().id(), new Entry(state, revisions.next()));
    }

    /** Those that are not over, oldest first. */
    synchronized List<RequestState> running() {
        return entries.values().stream()
                .map(Entry::state)
                .filter(state -> !state.over())
                .toList();
    }

    synchronized Optional<RequestState> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::state);
    }

    /** Keeps a new request. @throws IOException if it could not be kept, and so is not accepted */
    synchronized RequestState accept(Request request) throws IOException {
        RequestState state = RequestState.accepted(request, clock.instant());
        files.save(state);
        put(state);
        return state;
    }

    /** What it is like by now; not kept, for one who goes on after a restart looks anew. */
    synchronized void running(String id, String reason, Optional<JsonNode> seen) {
        find(id).filter(state -> !state.over())
                .map(state -> state.running(reason, seen))
                .filter(changed -> !changed.equals(entries.get(id).state()))
                .ifPresent(this::put);
    }

    /** It is over. If that cannot be kept now, it is tried again. */
    synchronized void end(String id, RequestState.Status how, String reason, Optional<JsonNode> result) {
        if (closed) {
            return; // What fails because the daemon ends has not failed: the next one goes on with it.
        }
        find(id).filter(state -> !state.over()).ifPresent(state -> {
            RequestState ended = state.ended(how, reason, result, clock.instant());
            put(ended);
            save(ended);
        });
    }

    /** Nothing is ended any more. */
    synchronized void close() {
        closed = true;
    }

    private void save(RequestState ended) {
        try {
            files.save(ended);
            unsaved.remove(ended.request().id());
        } catch (IOException e) {
            unsaved.add(ended.request().id());
        }
    }

    /** Forgets those that are over, and read by who asked or too old. */
    synchronized void sweep(Collection<String> read) throws IOException {
        for (String id : Set.copyOf(unsaved)) {
            find(id).ifPresentOrElse(this::save, () -> unsaved.remove(id));
        }
        Instant tooOld = clock.instant().minus(KEPT);
        for (RequestState state : entries.values().stream().map(Entry::state).toList()) {
            String id = state.request().id();
            boolean old = state.overAt().filter(tooOld::isAfter).isPresent();
            if (old || (state.over() && read.contains(id))) {
                files.delete(id);
                entries.remove(id);
            }
        }
    }

    synchronized List<RequestState> changedSince(long revision) {
        List<RequestState> changed = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.revision() > revision) {
                changed.add(entry.state());
            }
        }
        return changed;
    }
}
