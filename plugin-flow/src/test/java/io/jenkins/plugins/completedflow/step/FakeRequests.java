package io.jenkins.plugins.completedflow.step;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import io.jenkins.plugins.completedflow.request.RequestProgress.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The daemons of the nodes, played by a test; listeners are told on its thread. */
final class FakeRequests implements FlowRequests {
    private final Map<String, RequestProgress> known = new LinkedHashMap<>();
    private final Map<String, List<Consumer<RequestProgress>>> listeners = new LinkedHashMap<>();
    final List<FlowRequest> submitted = new ArrayList<>();
    final List<String> withdrawn = new ArrayList<>();

    @Override
    public void submit(FlowRequest request) {
        submitted.add(request);
        known.putIfAbsent(request.id(), new RequestProgress(request, Status.PENDING, "", ""));
    }

    @Override
    public Optional<RequestProgress> progress(String id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public Listening listen(String id, Consumer<RequestProgress> listener) {
        List<Consumer<RequestProgress>> ofId = listeners.computeIfAbsent(id, key -> new ArrayList<>());
        ofId.add(listener);
        progress(id).ifPresent(listener);
        return () -> ofId.remove(listener);
    }

    @Override
    public void withdraw(String id) {
        withdrawn.add(id);
    }

    @Override
    public List<RequestProgress> waiting() {
        return known.values().stream().filter(each -> !each.status().isOver()).toList();
    }

    /** What became of the last request of this kind. */
    void tell(FlowRequest.Kind kind, Status status, String reason, String result) {
        FlowRequest request = last(kind);
        RequestProgress progress = new RequestProgress(request, status, reason, result);
        known.put(request.id(), progress);
        List.copyOf(listeners.getOrDefault(request.id(), List.of())).forEach(each -> each.accept(progress));
    }

    /** Known, but nobody was told yet. */
    void keep(FlowRequest.Kind kind, Status status, String result) {
        known.put(last(kind).id(), new RequestProgress(last(kind), status, "", result));
    }

    FlowRequest last(FlowRequest.Kind kind) {
        return submitted.stream()
                .filter(each -> each.kind() == kind)
                .reduce((before, after) -> after)
                .orElseThrow(() -> new AssertionError("nobody asked for " + kind));
    }

    /** The controller died. */
    void forgetListeners() {
        listeners.clear();
    }

    /** How many listen to anything. */
    long listening() {
        return listeners.values().stream().mapToLong(List::size).sum();
    }
}
