package io.completedflow.reconcile;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.NearestName;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceName;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.namespace.TemplateChoice;
import io.completedflow.reconcile.RequestException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What persons and builds ask for a product's namespaces. Lives on the loop's thread. */
final class ProductRequests {
    private static final Duration USE_COUNTS_AFTER = Duration.ofMinutes(1);

    private final ProductReconciler product;
    private final Ports ports;

    ProductRequests(ProductReconciler product, Ports ports) {
        this.product = product;
        this.ports = ports;
    }

    CompletableFuture<String> create(NamespaceRequest request) {
        return new Refresh(product).forBranch(request.branch()).thenCompose(ready -> attempt(() -> createNow(request)));
    }

    CompletableFuture<PlannedNamespace> plan(NamespaceRequest request) {
        return new Refresh(product).forBranch(request.branch()).thenCompose(ready -> attempt(() -> planNow(request)));
    }

    private static <T> CompletableFuture<T> attempt(Callable<T> work) {
        try {
            return CompletableFuture.completedFuture(work.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private String createNow(NamespaceRequest request) throws RequestException {
        Target target = target(request);
        Instant now = ports.loop().now();
        Optional<ObservedNamespace> there = target.there();
        product.memory()
                .keep(
                        target.file().product(),
                        product.memory().kept().flowFileCommit(),
                        product.memory().state().withoutTombstone(request.branch()));
        if (there.isPresent()) {
            bringUpToDate(target, there.get(), now);
        } else {
            refuseBeyondCap(target);
            Optional<String> refusal = product.lifetimes()
                    .create(
                            target.file().product(),
                            target.template(),
                            target.name(),
                            request.branch(),
                            "asked for",
                            target.only(),
                            now);
            if (refusal.isPresent()) {
                throw new RequestException(Kind.REFUSED, refusal.get(), "");
            }
        }
        product.tend(target.name());
        return target.name();
    }

    private void bringUpToDate(Target target, ObservedNamespace there, Instant now) throws RequestException {
        NamespaceRecord record = there.record();
        if (there.deleting()) {
            throw new RequestException(
                    Kind.REFUSED, "namespace " + target.name() + " is being deleted", "ask again when it is gone");
        }
        NamespaceRecord asked = record.asked(target.template().name(), target.only(), now);
        if (!asked.branch().equals(target.branch())) {
            asked = asked.fedBy(target.branch(), now);
        }
        Engine engine = ports.engines().holding(target.name()).orElseThrow();
        if (!product.save(engine, asked)) {
            throw new RequestException(
                    Kind.REFUSED,
                    "namespace " + target.name() + " could not be changed",
                    "see 'flow log " + target.name() + "'");
        }
        there.apps().keySet().forEach(app -> engine.forgive(target.name(), app));
    }

    private void refuseBeyondCap(Target target) throws RequestException {
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
        Target target = target(request);
        EffectiveFiles.Effective holds = target.holds();
        Instant now = ports.loop().now();
        NamespaceRecord record = target.there()
                .map(ObservedNamespace::record)
                .orElseGet(() -> product.lifetimes()
                        .record(
                                target.file().product(),
                                target.template(),
                                target.name(),
                                request.branch(),
                                target.only(),
                                now))
                .asked(target.template().name(), target.only(), now);
        RevisionChoice choice = product.choice(record, holds.file().orElseThrow(), target.template());
        DesiredNamespace desired = holds.design()
                .orElseThrow()
                .of(
                        target.template(),
                        record.taking(choice.taken(), Optional.of(holds.commit()), now),
                        choice.unresolved());
        return new PlannedNamespace(
                target.there().isPresent(), holds.commit(), desired, NamespacePlanner.plan(desired, target.there()));
    }

    /** What a request is about. */
    private record Target(
            FlowFile file,
            EffectiveFiles.Effective holds,
            Template template,
            String branch,
            String name,
            Set<AppId> only,
            Optional<ObservedNamespace> there) {}

    private Target target(NamespaceRequest request) throws RequestException {
        FlowFile file = product.file().orElseThrow();
        refuseUnknownBranch(request.branch());
        Template template = template(file, request);
        EffectiveFiles.Effective holds = product.effective(request.branch(), template)
                .orElseThrow(() -> new RequestException(
                        Kind.FAILED,
                        "the flow file of branch " + request.branch() + " could not be read",
                        "try again when " + product.repository() + " answers"));
        if (holds.file().isEmpty()) {
            throw new RequestException(
                    Kind.FAILED, "the flow file of branch " + request.branch() + " cannot be used: " + holds.why(), "");
        }
        String name = template.environment()
                .orElseGet(() -> NamespaceName.of(file.namespaceName(), file.product(), request.branch()));
        Optional<ObservedNamespace> there =
                Optional.ofNullable(ports.engines().observe().get(name));
        refuseOthers(name, request, there);
        return new Target(
                file, holds, template, request.branch(), name, only(holds.file().get(), request.only()), there);
    }

    private void refuseOthers(String name, NamespaceRequest request, Optional<ObservedNamespace> there)
            throws RequestException {
        if (there.isEmpty()) {
            return;
        }
        NamespaceRecord record = there.get().record();
        boolean ours = record.productRepository().equals(request.repository())
                && (record.standing() || record.branch().equals(request.branch()));
        if (!ours) {
            throw new RequestException(
                    Kind.REFUSED,
                    "namespace " + name + " is that of branch " + record.branch() + " of product " + record.product(),
                    "set 'namespaceName: \"{product}-{branch}\"' in the flow file, or rename the branch");
        }
    }

    private void refuseUnknownBranch(String branch) throws RequestException {
        Set<String> branches = new TreeSet<>();
        product.repositories()
                .listings()
                .values()
                .forEach(listing -> branches.addAll(listing.branches().keySet()));
        if (!branches.contains(branch)) {
            throw new RequestException(
                    Kind.NOT_FOUND,
                    "no repository of product " + product.product() + " has branch " + branch,
                    NearestName.of(branch, branches)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("push it first"));
        }
    }

    private static Template template(FlowFile file, NamespaceRequest request) throws RequestException {
        if (request.template().isPresent()) {
            String name = request.template().get();
            Template named = file.templates().get(name);
            if (named == null) {
                throw new RequestException(
                        Kind.NOT_FOUND,
                        "the flow file has no template " + name,
                        "it has " + String.join(", ", file.templates().keySet()));
            }
            return named;
        }
        TemplateChoice choice = TemplateChoice.of(file, request.branch());
        if (choice instanceof TemplateChoice.Chosen chosen) {
            return chosen.template();
        }
        String reason =
                choice instanceof TemplateChoice.Tie tie ? tie.reason() : ((TemplateChoice.None) choice).reason();
        throw new RequestException(Kind.REFUSED, reason, "name one with --template");
    }

    private static Set<AppId> only(FlowFile file, Set<String> names) throws RequestException {
        Set<AppId> only = new LinkedHashSet<>();
        for (String name : names) {
            List<AppId> meant = file.apps()
                    .map(App::id)
                    .filter(id -> id.toString().equals(name) || id.app().equals(name))
                    .toList();
            if (meant.size() != 1) {
                List<String> known = file.apps().map(app -> app.id().toString()).toList();
                throw meant.isEmpty()
                        ? new RequestException(
                                Kind.NOT_FOUND,
                                "the flow file has no app " + name,
                                "it has " + String.join(", ", known))
                        : new RequestException(
                                Kind.REFUSED,
                                "several apps are called " + name,
                                "write one of "
                                        + String.join(
                                                ", ",
                                                meant.stream()
                                                        .map(AppId::toString)
                                                        .toList()));
            }
            only.add(meant.get(0));
        }
        return only;
    }

    /** Deletes a branch's namespace; it is not made again until a newer push or an explicit request. */
    void deleteNamespace(String name) throws RequestException {
        ObservedNamespace there = known(name);
        if (there.record().standing()) {
            throw new RequestException(
                    Kind.REFUSED,
                    name + " is a standing environment",
                    "delete it with 'flow delete environment " + name + " --confirm " + name + "'");
        }
        delete(there);
    }

    /** Deletes a standing environment. */
    void deleteEnvironment(String name) throws RequestException {
        ObservedNamespace there = known(name);
        if (!there.record().standing()) {
            throw new RequestException(
                    Kind.REFUSED,
                    name + " is a branch's namespace",
                    "delete it with 'flow delete namespace " + name + "'");
        }
        delete(there);
    }

    private void delete(ObservedNamespace there) throws RequestException {
        NamespaceRecord record = there.record();
        boolean kept = product.memory()
                .keep(
                        record.product(),
                        product.memory().kept().flowFileCommit(),
                        product.memory().state().withTombstone(record.branch()));
        if (!kept) {
            throw new RequestException(
                    Kind.FAILED,
                    "that " + record.name() + " was deleted could not be kept, so it was not",
                    "see the flow log");
        }
        product.tend(record.name());
        product.lifetimes().delete(product.file(), there, "asked for");
    }

    void sleep(String name) throws RequestException {
        ObservedNamespace there = known(name);
        if (!there.record().asleep()) {
            change(there, there.record().fallenAsleep(), Event.Kind.NAMESPACE_ASLEEP);
        }
    }

    void wake(String name) throws RequestException {
        ObservedNamespace there = known(name);
        if (there.record().asleep()) {
            change(there, there.record().awake(ports.loop().now()), Event.Kind.NAMESPACE_AWAKE);
        }
    }

    /** Wakes it once the repositories were asked; if one does not answer, the revisions known last will do. */
    CompletableFuture<Void> wakeToNewest(String name) throws RequestException {
        String branch = known(name).record().branch();
        return new Refresh(product)
                .forBranch(branch)
                .handle((ready, failure) -> null)
                .thenCompose(ready -> attempt(() -> {
                    wake(name);
                    return null;
                }));
    }

    /** Notes a use through the front door, if it is later enough to matter; what sleeps wakes. */
    void used(ObservedNamespace there, Instant at) {
        NamespaceRecord record = there.record();
        if (there.deleting()) {
            return;
        }
        if (record.asleep()) {
            product.lifetimes().change(there, record.awake(at), Event.Kind.NAMESPACE_AWAKE, "a request came in");
        } else if (record.lastUse().plus(USE_COUNTS_AFTER).isBefore(at)) {
            product.save(ports.engines().holding(record.name()).orElseThrow(), record.usedAt(at));
        }
    }

    private void change(ObservedNamespace there, NamespaceRecord record, Event.Kind kind) throws RequestException {
        if (there.deleting()) {
            throw new RequestException(Kind.REFUSED, "namespace " + record.name() + " is being deleted", "");
        }
        if (!product.lifetimes().change(there, record, kind, "asked for")) {
            throw new RequestException(
                    Kind.FAILED, "namespace " + record.name() + " could not be changed", "see the flow log");
        }
        product.tend(record.name());
    }

    private ObservedNamespace known(String name) throws RequestException {
        ObservedNamespace there = product.mine(ports.engines().observe()).get(name);
        if (there == null) {
            throw new RequestException(Kind.NOT_FOUND, "there is no namespace " + name, "see 'flow get namespaces'");
        }
        return there;
    }
}
