package io.completedflow.reconcile;

import io.completedflow.config.EngineKind;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.CreateOn;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.source.Repositories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the namespaces of products as they should be. Until it {@linkplain #follow follows} a product it only does what is asked of it, for
 * the namespaces it is asked about; from then on it polls the product's repositories and looks after all its namespaces. All methods may be
 * called from any thread; futures complete on the loop's.
 */
public final class Reconciler implements AutoCloseable {
    /** The longest that anything which is only a matter of time may be late. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Ports ports;
    private final Bulkhead bulkhead;
    private final Products products;
    private final Map<String, List<CompletableFuture<Void>>> deletions = new HashMap<>();
    private final Map<String, Instant> used = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, NamespaceStatus> namespaces = Map.of();
    private volatile Map<String, ProductStatus> productStatuses = Map.of();
    private boolean turnComing;
    private boolean closed;

    /** Something that is told of turns until it is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** @param writer who reconciles, such as {@code flow@host}; namespaces of another writer are left alone */
    public Reconciler(
            Loop loop,
            Map<EngineKind, Engine> engines,
            Repositories repositories,
            EventLog log,
            FollowedProducts memory,
            String writer) {
        this.ports = new Ports(
                loop, new Engines(engines), repositories, new Followers(repositories, loop), log, memory, writer);
        this.bulkhead = new Bulkhead(ports);
        this.products = new Products(ports, this::wantTurn);
        ports.engines().onChange(namespace -> loop.execute(this::wantTurn));
    }

    /**
     * Follows a product until closed, with all those followed or asked about before: polls their repositories; makes, updates and deletes
     * their namespaces.
     *
     * @return completed when each of its repositories has answered or failed once: a branch pushed after that is new
     */
    public CompletableFuture<Void> follow(String repository) {
        return of(repository, product -> {
            follow(CreateOn.PUSH);
            return new Refresh(product.reconciler().sources()).all().handle((ready, failure) -> {
                turn();
                return null;
            });
        });
    }

    /**
     * Follows until closed all products that are remembered, and each that something is asked about from now on: as {@link #follow}, but
     * makes a namespace only when it is asked for.
     *
     * @return completed when they are followed; fails with {@link RequestException}
     */
    public CompletableFuture<Void> followRequests() {
        CompletableFuture<Void> followed = new CompletableFuture<>();
        ports.loop().execute(() -> {
            try {
                products.load();
                follow(CreateOn.REQUEST);
                wantTurn();
                followed.complete(null);
            } catch (RequestException e) {
                followed.completeExceptionally(e);
            }
        });
        return followed;
    }

    private void follow(CreateOn occasion) {
        if (products.follow(occasion)) {
            beat();
        }
    }

    private void beat() {
        ports.loop().schedule(HEARTBEAT, () -> {
            if (!closed) {
                wantTurn();
                beat();
            }
        });
    }

    /**
     * Makes a namespace, or brings it up to date and tries what failed again.
     *
     * @return it, once its deployment has begun; fails with {@link RequestException}
     */
    public CompletableFuture<BegunNamespace> create(NamespaceRequest request) {
        return of(request.repository(), product -> thenTurn(product.requests().create(request)));
    }

    /** What {@link #create} would do; changes nothing. */
    public CompletableFuture<PlannedNamespace> plan(NamespaceRequest request) {
        return of(request.repository(), product -> product.requests().plan(request));
    }

    /** Deletes a branch's namespace. @return completed when it is gone */
    public CompletableFuture<Void> deleteNamespace(String repository, String name) {
        return of(
                repository, product -> product.requests().deleteNamespace(name).thenCompose(begun -> gone(name)));
    }

    /** Deletes a standing environment. @return completed when it is gone */
    public CompletableFuture<Void> deleteEnvironment(String repository, String name) {
        return of(
                repository,
                product -> product.requests().deleteEnvironment(name).thenCompose(begun -> gone(name)));
    }

    private CompletableFuture<Void> gone(String name) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        deletions.computeIfAbsent(name, any -> new ArrayList<>()).add(gone);
        wantTurn();
        return gone;
    }

    /** Makes this program the writer of a namespace, whoever was. @return completed when it is */
    public CompletableFuture<Void> takeOver(String repository, String name) {
        return of(repository, product -> new Refresh(product.reconciler().sources())
                .flowFile()
                .handle((read, failure) -> null)
                .thenCompose(read -> {
                    try {
                        product.requests().takeOver(name);
                        return thenTurn(CompletableFuture.<Void>completedFuture(null));
                    } catch (RequestException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                }));
    }

    /** Stops a namespace's apps. @return completed when they are being stopped */
    public CompletableFuture<Void> sleep(String repository, String name) {
        return of(repository, product -> {
            product.requests().sleep(name);
            return thenTurn(CompletableFuture.completedFuture(null));
        });
    }

    /** Starts a sleeping namespace's apps at the newest revisions. @return completed when they are being started */
    public CompletableFuture<Void> wake(String repository, String name) {
        return of(repository, product -> thenTurn(product.requests().wakeToNewest(name)));
    }

    /**
     * Something may have happened to a branch: the repository is listed now. A repository that no product tracks is no matter.
     *
     * @param repository its address, or the last part of it
     */
    public void notice(String repository, String branch) {
        ports.loop().execute(() -> products.all()
                .forEach(product -> product.reconciler().notice(repository, branch)));
    }

    /** A namespace was used through the front door. One that sleeps wakes. */
    public void used(String namespace) {
        Instant now = ports.loop().now();
        ports.loop().execute(() -> {
            used.put(namespace, now);
            NamespaceStatus known = namespaces.get(namespace);
            if (known != null && known.observed().record().asleep()) {
                wantTurn(); // All else about a use can wait.
            }
        });
    }

    /** All namespaces by name, as the last turn left them. */
    public Map<String, NamespaceStatus> namespaces() {
        return namespaces;
    }

    /** What is known of a product, once its flow file was looked for. */
    public CompletableFuture<ProductStatus> product(String repository) {
        return of(repository, product -> thenTurn(
                        new Refresh(product.reconciler().sources()).forShow(product.reconciler()))
                .thenApply(ready -> productStatuses.get(repository)));
    }

    /** All products followed or asked about, as the last turn left them. */
    public Collection<ProductStatus> products() {
        return productStatuses.values();
    }

    /** Calls {@code listener}, on the loop's thread, after each turn. */
    public Listening listen(Runnable listener) {
        Runnable each = () -> listener.run(); // Its own object: one listener may listen twice.
        listeners.add(each);
        return () -> listeners.remove(each);
    }

    /** What was asked for is seen, by who asked, as the turn after it left it. */
    private <T> CompletableFuture<T> thenTurn(CompletableFuture<T> done) {
        return done.thenApply(result -> {
            turn();
            return result;
        });
    }

    private interface Work<T> {
        CompletableFuture<T> on(Products.Followed product) throws RequestException;
    }

    /** Does something with a product on the loop's thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // What comes of it is handed over to the result.
    private <T> CompletableFuture<T> of(String repository, Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        ports.loop().execute(() -> {
            try {
                work.on(products.known(repository)).whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(
                                failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                });
            } catch (RequestException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** A turn comes soon; those wanted until then are one. */
    private void wantTurn() {
        if (!turnComing) {
            turnComing = true;
            ports.loop().execute(this::turn);
        }
    }

    private void turn() {
        turnComing = false;
        if (closed) {
            return;
        }
        Map<String, ObservedNamespace> observed = ports.engines().observe();
        if (noteUse(observed)) {
            observed = ports.engines().observe();
        }
        Map<String, NamespaceStatus> after = new HashMap<>();
        Map<String, ProductStatus> statuses = new LinkedHashMap<>();
        for (Products.Followed product : products.all()) {
            turn(product.reconciler(), observed);
            after.putAll(product.reconciler().statuses());
            ProductStatus status = product.reconciler().status();
            statuses.put(status.repository(), status);
        }
        namespaces = Map.copyOf(after);
        productStatuses = Map.copyOf(statuses);
        completeDeletions(observed.keySet());
        listeners.forEach(ports.loop()::execute);
    }

    private void turn(ProductReconciler product, Map<String, ObservedNamespace> observed) {
        ProductSources sources = product.sources();
        bulkhead.run(sources.repository(), sources.product(), "", () -> product.turn(observed));
    }

    private void completeDeletions(Set<String> there) {
        List<String> gone = deletions.keySet().stream()
                .filter(name -> !there.contains(name))
                .toList();
        gone.forEach(name -> deletions.remove(name).forEach(deletion -> deletion.complete(null)));
    }

    /** What was used has its use kept, not more often than matters; what sleeps and was used wakes. @return whether anything was changed */
    private boolean noteUse(Map<String, ObservedNamespace> observed) {
        Map<String, Instant> uses = Map.copyOf(used);
        used.clear();
        Set<String> changed = new HashSet<>();
        uses.forEach((name, at) -> {
            ObservedNamespace there = observed.get(name);
            Products.Followed product =
                    there == null ? null : products.get(there.record().productRepository());
            if (product != null) {
                bulkhead.run(name, there.record().product(), name, () -> {
                    if (product.requests().used(there, at)) {
                        changed.add(name);
                    }
                });
            }
        });
        return !changed.isEmpty();
    }

    @Override
    public void close() {
        ports.loop().execute(() -> {
            closed = true;
            products.all()
                    .forEach(product ->
                            product.reconciler().sources().repositories().stop());
        });
    }
}
