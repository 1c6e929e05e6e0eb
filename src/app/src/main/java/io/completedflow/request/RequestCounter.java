package io.completedflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.reconcile.PlannedNamespace;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.view.Json;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.PlanView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes requests for a reconciler. Those that a former run of the daemon left unfinished go on when it is opened. */
public final class RequestCounter implements RequestDesk, AutoCloseable {
    private final String version;
    private final Revisions revisions = new Revisions();
    private final RequestBook book;
    private final NamespaceChanges namespaces;
    private final RequestRunner runner;
    private final Reconciler.Listening listening;

    /** How results are shown. */
    public record Shown(
            Function<NamespaceStatus, NamespaceView> namespace, BiFunction<PlannedNamespace, String, PlanView> plan) {
        static JsonNode json(Object view) {
            return Json.COMPACT.valueToTree(view);
        }
    }

    /**
     * @param folder where requests are kept
     * @param version of this program
     * @throws IOException if the requests of a former run cannot be read
     */
    public RequestCounter(Path folder, Reconciler reconciler, Shown shown, String version, Clock clock)
            throws IOException {
        this.version = version;
        this.book = new RequestBook(new RequestFiles(folder), revisions, clock);
        this.namespaces = new NamespaceChanges(reconciler::namespaces, shown.namespace(), revisions);
        this.runner = new RequestRunner(reconciler, shown, book);
        this.listening = reconciler.listen(runner::turned);
        book.running().forEach(runner::run);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public synchronized RequestState submit(Request request) throws IOException {
        Optional<RequestState> known = book.find(request.id());
        if (known.isPresent()) {
            return known.get();
        }
        RequestState accepted = book.accept(request);
        runner.run(accepted);
        return book.find(request.id()).orElse(accepted);
    }

    @Override
    public Changes changes(String since, Collection<String> read) throws IOException {
        book.sweep(read);
        namespaces.look();
        String now = revisions.current(); // What changes from here on is told again, not lost.
        long seen = revisions.seen(since);
        List<RequestState> requests = book.changedSince(seen);
        namespaces.look(); // Whoever learns that a request is over learns what it made, too.
        return new Changes(
                version,
                now,
                seen == Revisions.NOTHING_SEEN,
                requests,
                namespaces.changedSince(seen),
                namespaces.removedSince(seen));
    }

    @Override
    public void close() {
        book.close();
        listening.close();
    }
}
