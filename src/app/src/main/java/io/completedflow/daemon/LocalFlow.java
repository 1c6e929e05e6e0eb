package io.completedflow.daemon;

import io.completedflow.config.AppId;
import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.Engine;
import io.completedflow.reconcile.NamespaceRequest;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.reconcile.ProductStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.reconcile.RequestException;
import io.completedflow.view.AppView;
import io.completedflow.view.NamespaceView;
import io.completedflow.view.Overview;
import io.completedflow.view.PlanView;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One product's namespaces, answered by the reconciler of this process. */
final class LocalFlow implements Flow {
    private final String repository;
    private final Reconciler reconciler;
    private final Function<String, Engine> engines;
    private final EventLog log;
    private final StatusView views;
    private final Supplier<Optional<String>> door;
    private final Clock clock;
    private final Runnable closing;

    /**
     * @param engines the engine that a namespace lives in
     * @param door base address of the front door, if there is one
     * @param closing run when it is closed
     */
    LocalFlow(
            String repository,
            Reconciler reconciler,
            Function<String, Engine> engines,
            EventLog log,
            StatusView views,
            Supplier<Optional<String>> door,
            Clock clock,
            Runnable closing) {
        this.repository = repository;
        this.reconciler = reconciler;
        this.engines = engines;
        this.log = log;
        this.views = views;
        this.door = door;
        this.clock = clock;
        this.closing = closing;
    }

    @Override
    public Overview overview() throws FlowException {
        ProductStatus product = product();
        List<NamespaceView> namespaces = statuses()
                .map(views::view)
                .sorted(Comparator.comparing(NamespaceView::name))
                .toList();
        return new Overview(product.product(), repository, door.get(), clock.instant(), namespaces, product.notices());
    }

    private ProductStatus product() throws FlowException {
        try {
            return await(reconciler.product(repository));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Stream<NamespaceStatus> statuses() {
        return reconciler.namespaces().values().stream()
                .filter(status -> status.observed().record().productRepository().equals(repository));
    }

    @Override
    public NamespaceView namespace(String name) throws FlowException {
        product();
        return views.detailed(status(name));
    }

    private NamespaceStatus status(String nameOrBranch) throws FlowException {
        return named(nameOrBranch)
                .orElseThrow(() -> new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "there is no namespace " + nameOrBranch,
                        "see 'flow get namespaces'; 'flow create namespace BRANCH' makes one"));
    }

    private Optional<NamespaceStatus> named(String nameOrBranch) {
        Optional<NamespaceStatus> byName = find(status -> name(status).equals(nameOrBranch));
        return byName.or(() -> find(status -> !status.observed().record().standing()
                && status.observed().record().branch().equals(nameOrBranch)));
    }

    private Optional<NamespaceStatus> find(Predicate<NamespaceStatus> wanted) {
        return statuses().filter(wanted).findFirst();
    }

    private static String name(NamespaceStatus status) {
        return status.observed().record().name();
    }

    @Override
    public PlanView plan(CreateNamespace request) throws FlowException {
        try {
            return PlannedView.of(await(reconciler.plan(asked(request))), request.branch());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private NamespaceRequest asked(CreateNamespace request) {
        return new NamespaceRequest(repository, request.branch(), request.template(), request.only());
    }

    @Override
    public NamespaceView create(CreateNamespace request, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        return settled(await(reconciler.create(asked(request))).name(), progress);
    }

    @Override
    public String delete(String name, Consumer<NamespaceView> progress) throws FlowException, InterruptedException {
        product();
        String found = name(status(name));
        gone(found, reconciler.deleteNamespace(repository, found), progress);
        return found;
    }

    @Override
    public String deleteEnvironment(String name, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        product();
        String found = name(status(name));
        gone(found, reconciler.deleteEnvironment(repository, found), progress);
        return found;
    }

    @Override
    public NamespaceView sleep(String name, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        product();
        String found = name(status(name));
        await(reconciler.sleep(repository, found));
        return settled(found, progress);
    }

    @Override
    public NamespaceView wake(String name, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        product();
        String found = name(status(name));
        await(reconciler.wake(repository, found));
        return settled(found, progress);
    }

    @Override
    public NamespaceView takeOver(String name, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        product();
        String found = name(status(name));
        await(reconciler.takeOver(repository, found));
        return settled(found, progress);
    }

    /** Shows a namespace until it has settled. */
    private NamespaceView settled(String name, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        try (Changes changes = new Changes(reconciler)) {
            NamespaceView shown = null;
            while (true) {
                NamespaceStatus status = status(name);
                NamespaceView view = views.view(status);
                if (!view.equals(shown)) {
                    progress.accept(view);
                    shown = view;
                }
                if (status.settled()) {
                    return view;
                }
                changes.next();
            }
        }
    }

    /** Shows a namespace until its deletion is done. */
    private void gone(String name, CompletableFuture<Void> deletion, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        try (Changes changes = new Changes(reconciler)) {
            CompletableFuture<Void> noted = deletion.whenComplete((done, failure) -> changes.note());
            NamespaceView shown = null;
            while (!noted.isDone()) {
                Optional<NamespaceView> view = named(name).map(views::view);
                if (view.isPresent() && !view.get().equals(shown)) {
                    progress.accept(view.get());
                    shown = view.get();
                }
                changes.next();
            }
            await(noted);
        }
    }

    /** Counts the reconciler's turns for one who waits; those missed are one. */
    private static final class Changes implements AutoCloseable {
        private final Semaphore turns = new Semaphore(0);
        private final Reconciler.Listening listening;

        Changes(Reconciler reconciler) {
            this.listening = reconciler.listen(this::note);
        }

        void note() {
            turns.release();
        }

        void next() throws InterruptedException {
            turns.acquire();
            turns.drainPermits();
        }

        @Override
        public void close() {
            listening.close();
        }
    }

    @Override
    public void logs(String name, String app, int lastLines, boolean follow, Consumer<String> line)
            throws FlowException, InterruptedException {
        NamespaceView namespace = namespace(name);
        try {
            AppId found = AppId.parse(app(namespace, app).id());
            engines.apply(namespace.name()).logs(namespace.name(), found, lastLines, follow, line);
        } catch (IOException e) {
            throw new FlowException(
                    FlowException.Kind.FAILED, "the output of " + app + " cannot be read: " + e.getMessage(), "", e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static AppView app(NamespaceView namespace, String name) throws FlowException {
        List<AppView> apps = namespace.apps(name);
        if (apps.size() == 1) {
            return apps.get(0);
        }
        throw apps.isEmpty()
                ? new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "namespace " + namespace.name() + " has no app " + name,
                        "it has "
                                + String.join(
                                        ", ",
                                        namespace.apps().stream()
                                                .map(AppView::id)
                                                .toList()))
                : new FlowException(
                        FlowException.Kind.REFUSED,
                        "several apps are called " + name,
                        "write one of "
                                + String.join(
                                        ", ", apps.stream().map(AppView::id).toList()));
    }

    @Override
    public List<Event> log(String name) throws FlowException {
        String product = product().product();
        String namespace = named(name).map(LocalFlow::name).orElse(name);
        try (Stream<Event> events = log.read(product, namespace)) {
            List<Event> all = events.toList();
            if (all.isEmpty() && !name.isEmpty() && named(name).isEmpty()) {
                throw new FlowException(
                        FlowException.Kind.NOT_FOUND,
                        "there is and was no namespace " + name,
                        "see 'flow get namespaces'");
            }
            return all;
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws FlowException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RequestException refused) {
                throw new FlowException(
                        FlowException.Kind.valueOf(refused.kind().name()),
                        refused.getMessage(),
                        refused.mend(),
                        refused);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static FlowException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FlowException(FlowException.Kind.FAILED, "interrupted", "", e);
    }

    @Override
    public void close() {
        closing.run();
    }
}
