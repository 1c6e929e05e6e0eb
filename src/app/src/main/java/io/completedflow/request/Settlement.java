package io.completedflow.request;

import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.request.RequestState.Status;
import io.completedflow.view.AppState;
import io.completedflow.view.NamespaceState;
import io.completedflow.view.NamespaceView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits for namespaces to settle or to be gone, and ends the requests that wait for it. From any thread. */
final class Settlement {
    private final Supplier<Map<String, NamespaceStatus>> statuses;
    private final RequestCounter.Shown shown;
    private final RequestBook book;
    private final Map<String, Awaited> awaited = new HashMap<>();
    private final List<Deletion> deletions = new ArrayList<>();

    /** A namespace that a request waits for, and what is to be said about it in the end. */
    private record Awaited(String namespace, String note) {}

    /** Something that waits until no such namespace is being deleted. */
    private record Deletion(Predicate<NamespaceStatus> wanted, CompletableFuture<Void> over) {}

    Settlement(Supplier<Map<String, NamespaceStatus>> statuses, RequestCounter.Shown shown, RequestBook book) {
        this.statuses = statuses;
        this.shown = shown;
        this.book = book;
    }

    /**
     * Ends the request when the namespace has settled.
     *
     * @param note what is to be said then, if it settles well
     */
    void await(String id, String namespace, String note) {
        Awaited wanted = new Awaited(namespace, note);
        synchronized (this) {
            awaited.put(id, wanted);
        }
        look(id, wanted);
    }

    /** @return completed when no such namespace is being deleted */
    CompletableFuture<Void> deleted(Predicate<NamespaceStatus> wanted) {
        CompletableFuture<Void> free = new CompletableFuture<>();
        synchronized (this) {
            deletions.add(new Deletion(wanted, free));
        }
        completeFree();
        return free;
    }

    void turned() {
        Map<String, Awaited> waiting;
        synchronized (this) {
            waiting = Map.copyOf(awaited);
        }
        waiting.forEach(this::look);
        completeFree();
    }

    private void completeFree() {
        List<Deletion> free;
        synchronized (this) {
            free = deletions.stream().filter(this::over).toList();
            deletions.removeAll(free);
        }
        free.forEach(deletion -> deletion.over().complete(null));
    }

    private boolean over(Deletion deletion) {
        return statuses.get().values().stream()
                .noneMatch(status ->
                        status.observed().deleting() && deletion.wanted().test(status));
    }

    private void look(String id, Awaited wanted) {
        String namespace = wanted.namespace();
        NamespaceStatus status = statuses.get().get(namespace);
        if (status == null || status.observed().deleting()) {
            end(id, Status.FAILED, "namespace " + namespace + " was deleted meanwhile", Optional.empty());
        } else {
            NamespaceView view = shown.namespace().apply(status);
            if (!status.settled()) {
                book.running(id, wanted.note(), Optional.of(RequestCounter.Shown.json(view)));
            } else if (view.state() == NamespaceState.FAILED) {
                end(id, Status.FAILED, failures(view), Optional.of(view));
            } else {
                end(id, Status.DONE, wanted.note(), Optional.of(view));
            }
        }
    }

    private void end(String id, Status how, String reason, Optional<NamespaceView> view) {
        synchronized (this) {
            awaited.remove(id);
        }
        book.end(id, how, reason, view.map(RequestCounter.Shown::json));
    }

    private static String failures(NamespaceView view) {
        String apps = view.apps().stream()
                .filter(app -> app.state() == AppState.FAILED)
                .map(app -> app.id() + ": " + app.reason())
                .collect(Collectors.joining("; "));
        String why = apps.isEmpty() ? view.reason() : apps;
        return "namespace " + view.name() + " failed" + (why.isEmpty() ? "" : ": " + why);
    }
}
