package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.ProductState;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.reconcile.RequestException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * What persons and builds ask for a product's namespaces. It notes what is wanted, and looks after what it was asked about; a turn is to
 * follow, which begins it. Lives on the loop's thread.
 */
final class ProductRequests {
    private static final Duration USE_COUNTS_AFTER = Duration.ofMinutes(1);

    private final ProductReconciler product;
    private final Ports ports;

    ProductRequests(ProductReconciler product, Ports ports) {
        this.product = product;
        this.ports = ports;
    }

    CompletableFuture<BegunNamespace> create(NamespaceRequest request) {
        return refreshed(request.branch()).thenCompose(ready -> attempt(() -> createNow(request)));
    }

    CompletableFuture<PlannedNamespace> plan(NamespaceRequest request) {
        return refreshed(request.branch()).thenCompose(ready -> attempt(() -> planNow(request)));
    }

    private CompletableFuture<Void> refreshed(String branch) {
        return new Refresh(product.sources()).forBranch(branch);
    }

    private static <T> CompletableFuture<T> attempt(Callable<T> work) {
        try {
            return CompletableFuture.completedFuture(work.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private BegunNamespace createNow(NamespaceRequest request) throws RequestException {
        RequestTarget target = RequestTarget.of(request, product, ports);
        Optional<Pinning> pinning = pinning(request, target);
        if (target.there().isPresent()) {
            bringUpToDate(target, target.there().get());
        } else {
            refuseBeyondCap(target);
            Optional<String> refusal = product.creation()
                    .create(
                            target.file().product(),
                            target.template(),
                            target.name(),
                            request.branch(),
                            "asked for",
                            target.only());
            if (refusal.isPresent()) {
                throw new RequestException(Kind.REFUSED, refusal.get(), "");
            }
        }
        String note = pinning.isPresent() ? pin(pinning.get(), target) : "";
        // A tombstone that stays, since this cannot be kept, blocks nothing while the namespace is there.
        remember(product.memory().state().withoutTombstone(request.branch()));
        product.bringUpToDate(target.name());
        return new BegunNamespace(target.name(), note);
    }

    private Optional<Pinning> pinning(NamespaceRequest request, RequestTarget target) throws RequestException {
        return Pinning.of(request, target.holds().file().orElseThrow(), product.sources());
    }

    private String pin(Pinning pinning, RequestTarget target) throws RequestException {
        NamespaceRecord record = known(target.name()).record();
        Pinning.Pinned pinned = pinning.on(record, choice(record, target).taken());
        if (!pinned.record().equals(record)) {
            keep(pinned.record());
        }
        return pinned.note();
    }

    private RevisionChoice choice(NamespaceRecord record, RequestTarget target) {
        return product.sources().choice(record, target.holds().file().orElseThrow(), target.template());
    }

    private void bringUpToDate(RequestTarget target, ObservedNamespace there) throws RequestException {
        refuseDeleting(there);
        if (!there.record().template().equals(target.template().name())) {
            refuseBeyondCap(target);
        }
        Instant now = ports.loop().now();
        NamespaceRecord asked = there.record().asked(target.template().name(), target.only(), now);
        if (asked.branch().equals(target.branch())) {
            keep(asked);
        } else {
            keep(asked.fedBy(target.branch(), now));
            ports.tell(
                    asked.product(),
                    asked.name(),
                    Event.Kind.ENVIRONMENT_FED,
                    "fed by branch " + target.branch() + ": asked for");
        }
        Engine engine = ports.engines().holding(target.name()).orElseThrow();
        there.apps().keySet().forEach(app -> engine.forgive(target.name(), app));
    }

    private void refuseBeyondCap(RequestTarget target) throws RequestException {
        int most = target.template().namespaces().orElse(Integer.MAX_VALUE);
        List<String> others = product.mine(ports.engines().observe()).values().stream()
                .map(ObservedNamespace::record)
                .filter(record -> record.template().equals(target.template().name()) && !record.standing())
                .map(NamespaceRecord::name)
                .sorted()
                .toList();
        if (!target.template().standing() && others.size() >= most) {
            throw new RequestException(
                    Kind.REFUSED,
                    "template " + target.template().name() + " allows " + most + " namespaces, and there are "
                            + others.size() + ": " + String.join(", ", others),
                    "delete one with 'flow delete namespace NAME', or raise templates."
                            + target.template().name() + ".quota.namespaces");
        }
    }

    private PlannedNamespace planNow(NamespaceRequest request) throws RequestException {
        RequestTarget target = RequestTarget.of(request, product, ports);
        EffectiveFiles.Effective holds = target.holds();
        Instant now = ports.loop().now();
        NamespaceRecord record = target.there()
                .map(ObservedNamespace::record)
                .orElseGet(() -> product.creation()
                        .record(
                                target.file().product(),
                                target.template(),
                                target.name(),
                                request.branch(),
                                target.only()))
                .asked(target.template().name(), target.only(), now);
        RevisionChoice choice = choice(record, target);
        Optional<Pinning> pinning = pinning(request, target);
        NamespaceRecord taking = record.taking(choice.taken(), Optional.of(holds.commit()), now);
        NamespaceRecord planned =
                pinning.isPresent() ? pinning.get().on(taking, choice.taken()).record() : taking;
        DesiredNamespace desired = holds.design().orElseThrow().of(target.template(), planned, choice.unresolved());
        return new PlannedNamespace(
                target.there().isPresent(), holds.commit(), desired, NamespacePlanner.plan(desired, target.there()));
    }

    /** Deletes a branch's namespace; it is not made again until a newer push or an explicit request. */
    CompletableFuture<Void> deleteNamespace(String name) throws RequestException {
        if (known(name).record().standing()) {
            throw new RequestException(
                    Kind.REFUSED,
                    name + " is a standing environment",
                    "delete it with 'flow delete environment " + name + " --confirm " + name + "'");
        }
        return deleteAtHeads(name);
    }

    /** Deletes a standing environment. */
    CompletableFuture<Void> deleteEnvironment(String name) throws RequestException {
        if (!known(name).record().standing()) {
            throw new RequestException(
                    Kind.REFUSED,
                    name + " is a branch's namespace",
                    "delete it with 'flow delete namespace " + name + "'");
        }
        return deleteAtHeads(name);
    }

    /**
     * Who does not follow the repositories asks them first: the tombstone is to hold for what is pushed by now. Of one that does not answer,
     * it holds for what the namespace ran.
     */
    private CompletableFuture<Void> deleteAtHeads(String name) {
        ProductSources sources = product.sources();
        CompletableFuture<Void> asked =
                sources.following() ? CompletableFuture.completedFuture(null) : new Refresh(sources).all();
        return asked.handle((ready, failure) -> null)
                .thenCompose(ready -> attempt(() -> {
                    delete(known(name));
                    return null;
                }));
    }

    private void delete(ObservedNamespace there) throws RequestException {
        NamespaceRecord record = there.record();
        Map<String, String> heads = new HashMap<>(record.heads());
        heads.putAll(product.sources().repositories().heads(record.branch()));
        if (!remember(product.memory().state().withTombstone(record.branch(), heads))) {
            throw new RequestException(
                    Kind.FAILED,
                    "that " + record.name() + " was deleted could not be kept, so it was not",
                    "see the flow log");
        }
        product.tend(record.name());
        product.lifetimes().delete(product.sources().file(), there, "asked for");
    }

    /** Keeps what is remembered, so that the product is known the next time too. @return false if it could not be kept, which was told */
    private boolean remember(ProductState state) {
        Optional<String> commit = product.sources().trunk().inForce().map(FlowFiles.Read::commit);
        return product.memory()
                .keep(
                        product.sources().product(),
                        commit.or(() -> product.memory().kept().flowFileCommit()),
                        state);
    }

    /** From now on it is this program that reconciles it, whoever did so before. */
    void takeOver(String name) throws RequestException {
        ObservedNamespace there = observed(name);
        refuseDeleting(there);
        String before = there.record().writer();
        if (!before.equals(ports.writer())) {
            NamespaceRecord record = there.record().takenOverBy(ports.writer());
            try {
                ports.engines().holding(name).orElseThrow().takeOver(record);
            } catch (NamespaceTakenException | IOException e) {
                throw new RequestException(
                        Kind.FAILED, "namespace " + name + " could not be taken over: " + e.getMessage(), "");
            }
            ports.tell(record.product(), name, Event.Kind.NAMESPACE_TAKEN_OVER, "from " + before + ": asked for");
        }
        product.tend(name);
    }

    void sleep(String name) throws RequestException {
        ObservedNamespace there = known(name);
        refuseDeleting(there);
        if (!there.record().asleep()) {
            change(there.record().fallenAsleep(), Event.Kind.NAMESPACE_ASLEEP);
        }
    }

    private void wake(String name) throws RequestException {
        ObservedNamespace there = known(name);
        refuseDeleting(there);
        if (there.record().asleep()) {
            change(there.record().awake(ports.loop().now()), Event.Kind.NAMESPACE_AWAKE);
            product.bringUpToDate(name);
        }
    }

    /** Wakes it once the repositories were asked; if one does not answer, the revisions known last will do. */
    CompletableFuture<Void> wakeToNewest(String name) throws RequestException {
        return refreshed(known(name).record().branch())
                .handle((ready, failure) -> null)
                .thenCompose(ready -> attempt(() -> {
                    wake(name);
                    return null;
                }));
    }

    /**
     * Notes a use through the front door, if it is later enough to matter; what sleeps wakes.
     *
     * @return whether anything was changed
     */
    boolean used(ObservedNamespace there, Instant at) {
        NamespaceRecord record = there.record();
        if (there.deleting() || !record.writer().equals(ports.writer())) {
            return false;
        }
        if (record.asleep()) {
            return product.lifetimes().change(there, record.awake(at), Event.Kind.NAMESPACE_AWAKE, "a request came in");
        }
        return record.lifetime().lastUse().plus(USE_COUNTS_AFTER).isBefore(at)
                && product.records().keep(record.usedAt(at)).isEmpty();
    }

    private void change(NamespaceRecord record, Event.Kind kind) throws RequestException {
        keep(record);
        ports.tell(record.product(), record.name(), kind, "asked for");
        product.tend(record.name());
    }

    private void keep(NamespaceRecord record) throws RequestException {
        Optional<String> refusal = product.records().keep(record);
        if (refusal.isPresent()) {
            throw new RequestException(
                    Kind.FAILED, "namespace " + record.name() + " could not be changed: " + refusal.get(), "");
        }
    }

    private static void refuseDeleting(ObservedNamespace there) throws RequestException {
        if (there.deleting()) {
            throw new RequestException(
                    Kind.REFUSED,
                    "namespace " + there.record().name() + " is being deleted",
                    "ask again when it is gone");
        }
    }

    private ObservedNamespace known(String name) throws RequestException {
        ObservedNamespace there = observed(name);
        RequestTarget.refuseOtherWriters(there.record(), ports.writer());
        return there;
    }

    private ObservedNamespace observed(String name) throws RequestException {
        ObservedNamespace there = product.mine(ports.engines().observe()).get(name);
        if (there == null) {
            throw new RequestException(Kind.NOT_FOUND, "there is no namespace " + name, "see 'flow get namespaces'");
        }
        return there;
    }
}
