package io.completedflow.request;

import io.completedflow.namespace.ForkBranch;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.reconcile.BuildCommit;
import io.completedflow.reconcile.NamespaceRequest;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.reconcile.RequestException;
import io.completedflow.request.RequestState.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Carries requests out, and tells the book. Those for one namespace begin one after the other, as they were accepted; holds no thread while
 * it waits. What was begun and not ended by a former run is begun again: all that is done here comes to the same when done twice.
 */
final class RequestRunner {
    private final Reconciler reconciler;
    private final RequestCounter.Shown shown;
    private final RequestBook book;
    private final Settlement settlement;
    /** By namespace: the beginning of the last request for it. */
    private final Map<String, CompletableFuture<Void>> beginnings = new HashMap<>();

    RequestRunner(Reconciler reconciler, RequestCounter.Shown shown, RequestBook book) {
        this.reconciler = reconciler;
        this.shown = shown;
        this.book = book;
        this.settlement = new Settlement(reconciler::namespaces, shown, book);
    }

    /** A turn is over: what was waited for may have come. */
    void turned() {
        settlement.turned();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What comes of it is in the book.
    synchronized void run(RequestState accepted) {
        String namespace =
                accepted.request().repository() + "\n" + accepted.request().branch();
        CompletableFuture<Void> begun = beginnings
                .getOrDefault(namespace, CompletableFuture.completedFuture(null))
                .thenCompose(before -> begin(accepted))
                .handle((done, failure) -> {
                    if (failure != null) {
                        book.end(accepted.request().id(), Status.FAILED, reason(failure), Optional.empty());
                    }
                    return null;
                });
        beginnings.put(namespace, begun);
        begun.thenRun(() -> forget(namespace, begun));
    }

    private synchronized void forget(String namespace, CompletableFuture<Void> begun) {
        beginnings.remove(namespace, begun);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RequestException refused) {
            return refused.getMessage() + (refused.mend().isEmpty() ? "" : "; " + refused.mend());
        }
        return "it cannot be carried out: " + cause;
    }

    private CompletableFuture<Void> begin(RequestState accepted) {
        Request request = accepted.request();
        return switch (request.kind()) {
            case CREATE ->
                settlement
                        .deleted(status -> ofBranch(request, status))
                        .thenCompose(free -> reconciler.create(asked(request)))
                        .thenAccept(begun -> settlement.await(request.id(), begun.name(), begun.note()));
            case DELETE -> delete(accepted, status -> ofBranch(request, status), "branch", reconciler::deleteNamespace);
            case ENVIRONMENT_DELETE ->
                delete(accepted, status -> environment(request, status), "environment", reconciler::deleteEnvironment);
            case PLAN ->
                reconciler
                        .plan(asked(request))
                        .thenAccept(plan ->
                                end(request, "", Optional.of(shown.plan().apply(plan, request.branch()))));
            case SLEEP -> change(request, reconciler::sleep);
            case WAKE -> change(request, reconciler::wake);
            case NOTICE -> {
                String repository = request.app().isEmpty() ? request.repository() : request.app();
                reconciler.notice(repository, request.branch());
                end(request, "", Optional.empty());
                yield CompletableFuture.completedFuture(null);
            }
        };
    }

    private void end(Request request, String reason, Optional<Object> view) {
        book.end(request.id(), Status.DONE, reason, view.map(RequestCounter.Shown::json));
    }

    private static NamespaceRequest asked(Request request) {
        return new NamespaceRequest(
                request.repository(),
                branch(request),
                Optional.of(request.template()).filter(named -> !named.isEmpty()),
                Set.of(),
                request.commit().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new BuildCommit(request.app(), request.commit(), request.job(), request.build())));
    }

    private static String branch(Request request) {
        return request.fork() ? ForkBranch.of(request.branch()) : request.branch();
    }

    /** By the branch itself, never by the name of a namespace: that of another branch may be called like this one. */
    private static boolean ofBranch(Request request, NamespaceStatus status) {
        return status.observed().record().productRepository().equals(request.repository())
                && !status.observed().record().standing()
                && status.observed().record().branch().equals(branch(request));
    }

    private static boolean environment(Request request, NamespaceStatus status) {
        return status.observed().record().productRepository().equals(request.repository())
                && status.observed().record().standing()
                && status.observed().record().name().equals(request.branch());
    }

    private CompletableFuture<Optional<NamespaceStatus>> find(Request request, Predicate<NamespaceStatus> wanted) {
        Optional<NamespaceStatus> known = find(wanted);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known)
                : reconciler.product(request.repository()).thenApply(looked -> find(wanted));
    }

    /** The branch's namespace; where there is none, the environment that the branch feeds. */
    private CompletableFuture<Optional<NamespaceStatus>> findWithEnvironments(Request request) {
        return find(request, status -> ofBranch(request, status))
                .thenApply(found -> found.or(() -> find(status -> fedBy(request, status))));
    }

    private static boolean fedBy(Request request, NamespaceStatus status) {
        return status.observed().record().productRepository().equals(request.repository())
                && status.observed().record().standing()
                && status.observed().record().branch().equals(request.branch());
    }

    private Optional<NamespaceStatus> find(Predicate<NamespaceStatus> wanted) {
        return reconciler.namespaces().values().stream().filter(wanted).findFirst();
    }

    /** What is not there need not be deleted; nor what was made after somebody asked. */
    private CompletableFuture<Void> delete(
            RequestState accepted,
            Predicate<NamespaceStatus> wanted,
            String what,
            BiFunction<String, String, CompletableFuture<Void>> deletion) {
        Request request = accepted.request();
        return find(request, wanted).thenCompose(found -> {
            if (found.isEmpty()) {
                end(request, "there is no namespace of " + what + " " + request.branch(), Optional.empty());
                return CompletableFuture.completedFuture(null);
            }
            NamespaceRecord record = found.get().observed().record();
            if (record.lifetime().createdAt().isAfter(accepted.acceptedAt())) {
                end(request, "namespace " + record.name() + " was made anew meanwhile", Optional.empty());
                return CompletableFuture.completedFuture(null);
            }
            return deletion.apply(request.repository(), record.name())
                    .thenAccept(gone -> end(request, "", Optional.empty()));
        });
    }

    private CompletableFuture<Void> change(
            Request request, BiFunction<String, String, CompletableFuture<Void>> change) {
        return findWithEnvironments(request).thenCompose(found -> {
            if (found.isEmpty()) {
                return CompletableFuture.failedFuture(new RequestException(
                        RequestException.Kind.NOT_FOUND, "there is no namespace of branch " + request.branch(), ""));
            }
            String name = found.get().observed().record().name();
            return change.apply(request.repository(), name)
                    .thenAccept(begun -> settlement.await(request.id(), name, ""));
        });
    }
}
