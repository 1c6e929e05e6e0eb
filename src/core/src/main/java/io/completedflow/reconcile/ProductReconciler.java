package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.BranchDeletion;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.namespace.UpdateSchedule;
import io.completedflow.source.Listing;
import io.completedflow.source.RepositoryAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reconciles the namespaces of one product, a turn at a time: takes the newest usable flow file, lets the lifetimes be decided, and leads each
 * namespace it looks after a step on. Lives on the loop's thread.
 */
final class ProductReconciler {
    private final String repository;
    private final Ports ports;
    private final Memory memory;
    private final Lifetimes lifetimes;
    private final RepositorySet repositories;
    private final FlowFiles files;
    private final EffectiveFiles effective;
    private final TrunkFile trunk;
    private final Map<String, NamespaceReconciler> namespaces = new HashMap<>();
    private final Map<Template, UpdateSchedule> schedules = new HashMap<>();
    private final Map<String, String> toldFiles = new HashMap<>();
    private final Set<String> tended = new HashSet<>();
    private boolean following;

    /**
     * @param remembered what is remembered of it
     * @param turnWanted run when there is something for a turn to do
     */
    ProductReconciler(FollowedProduct remembered, Ports ports, Runnable turnWanted) {
        this.repository = remembered.repository();
        this.ports = ports;
        this.memory = new Memory(ports, remembered);
        this.lifetimes = new Lifetimes(repository, ports, memory);
        this.repositories = new RepositorySet(ports, turnWanted);
        this.files = new FlowFiles(repository, ports.repositories(), ports.loop(), turnWanted);
        this.effective = new EffectiveFiles(files);
        this.trunk = new TrunkFile(
                files, remembered.flowFileCommit(), (kind, message) -> ports.tell(product(), "", kind, message));
        repositories.follow("", Set.of(repository), Duration.ZERO);
    }

    /** From now on polls, decides lifetimes, and looks after all namespaces. */
    void follow() {
        following = true;
    }

    /** Looks after this namespace, followed or not. */
    void tend(String namespace) {
        tended.add(namespace);
    }

    /** A turn: everything is led a step on from what is observed of the product's namespaces. */
    void turn(Map<String, ObservedNamespace> observed) {
        keepUp();
        Map<String, ObservedNamespace> current = observed;
        if (following && file().isPresent()) {
            lifetimes.step(file().get(), trunk.inForce().orElseThrow().commit(), repositories, observed);
            current = mine(ports.engines().observe());
        }
        step(current);
    }

    /** Those of all namespaces that are this product's. */
    Map<String, ObservedNamespace> mine(Map<String, ObservedNamespace> all) {
        Map<String, ObservedNamespace> mine = new HashMap<>(all);
        mine.values().removeIf(each -> !each.record().productRepository().equals(repository));
        return mine;
    }

    /** The product's name; empty until its flow file could be read. */
    String product() {
        return file().map(FlowFile::product).orElse("");
    }

    String repository() {
        return repository;
    }

    RepositorySet repositories() {
        return repositories;
    }

    TrunkFile trunk() {
        return trunk;
    }

    Optional<FlowFile> file() {
        return trunk.inForce().flatMap(FlowFiles.Read::file);
    }

    FlowFiles files() {
        return files;
    }

    Memory memory() {
        return memory;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    /** Takes the newest usable flow file, and the repositories it names. */
    void keepUp() {
        trunk.update(repositories.listing(repository));
        if (file().isPresent()) {
            FlowFile file = file().get();
            repositories.follow(file.product(), addresses(file), following ? pollInterval(file) : Duration.ZERO);
        } else if (following) {
            repositories.follow("", Set.of(repository), UpdateSchedule.REALTIME_INTERVAL);
        }
    }

    private Duration pollInterval(FlowFile file) {
        return file.templates().values().stream()
                .map(template -> schedule(template).pollInterval())
                .min(Comparator.naturalOrder())
                .orElse(UpdateSchedule.REALTIME_INTERVAL);
    }

    private UpdateSchedule schedule(Template template) {
        return schedules.computeIfAbsent(template, each -> UpdateSchedule.of(each.update()));
    }

    private Set<String> addresses(FlowFile file) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(repository);
        file.apps().flatMap(app -> app.repo().stream()).map(this::resolved).forEach(addresses::add);
        return addresses;
    }

    private String resolved(String written) {
        return RepositoryAddress.resolve(repository, written);
    }

    private void step(Map<String, ObservedNamespace> observed) {
        forgetGone(observed.keySet());
        Set<String> commits = new HashSet<>();
        trunk.inForce().ifPresent(read -> commits.add(read.commit()));
        for (ObservedNamespace namespace : observed.values()) {
            namespace.record().flowFileCommit().ifPresent(commits::add);
            branchCommit(namespace.record().branch()).ifPresent(commits::add);
            step(namespace);
        }
        effective.keep(commits);
        schedules
                .keySet()
                .retainAll(file().map(file -> file.templates().values()).orElse(List.of()));
    }

    private void forgetGone(Set<String> observed) {
        Set<String> gone = new HashSet<>(namespaces.keySet());
        gone.removeAll(observed);
        for (String name : gone) {
            NamespaceRecord record = namespaces.remove(name).status().observed().record();
            ports.tell(record.product(), name, Event.Kind.NAMESPACE_DELETED, "gone, with all that was in it");
            toldFiles.remove(name);
            tended.remove(name);
        }
    }

    private void step(ObservedNamespace observed) {
        NamespaceRecord record = observed.record();
        NamespaceReconciler reconciler = reconciler(observed);
        Optional<Engine> engine = ports.engines().holding(record.name());
        Optional<Template> template =
                file().flatMap(file -> Optional.ofNullable(file.templates().get(record.template())));
        if (engine.isEmpty() || file().isEmpty()) {
            reconciler.look(observed);
        } else if (!(following || tended.contains(record.name()))) {
            look(reconciler, observed, template);
        } else if (observed.deleting()) {
            reconciler.look(observed);
            engine.get().delete(record.name(), template.map(Template::keepData).orElse(true));
        } else if (!record.writer().equals(ports.writer())) {
            reconciler.hold(observed, "it is reconciled by " + record.writer());
        } else if (template.isEmpty()) {
            reconciler.hold(observed, "its template " + record.template() + " is no longer in the flow file");
        } else {
            step(reconciler, engine.get(), observed, template.get());
        }
    }

    /** Shows how it is, compared with what it was last to be; changes nothing. */
    private void look(NamespaceReconciler reconciler, ObservedNamespace observed, Optional<Template> template) {
        Optional<DesiredNamespaces> design = observed.record()
                .flowFileCommit()
                .flatMap(commit -> effective.ofBranch(trunk.inForce().orElseThrow(), commit))
                .flatMap(EffectiveFiles.Effective::design);
        if (template.isPresent() && design.isPresent()) {
            reconciler.look(observed, design.get(), template.get());
        } else {
            reconciler.look(observed);
        }
    }

    /** The commits of the product repository that its namespaces were last made from. */
    Set<String> commitsInUse() {
        Set<String> commits = new HashSet<>();
        mine(ports.engines().observe())
                .values()
                .forEach(each -> each.record().flowFileCommit().ifPresent(commits::add));
        return commits;
    }

    private NamespaceReconciler reconciler(ObservedNamespace observed) {
        boolean wasThere = !observed.apps().isEmpty();
        return namespaces.computeIfAbsent(
                observed.record().name(), name -> new NamespaceReconciler(observed, ports.log(), wasThere));
    }

    private void step(NamespaceReconciler reconciler, Engine engine, ObservedNamespace observed, Template template) {
        NamespaceRecord record = observed.record();
        Optional<EffectiveFiles.Effective> holds = effective(record, template);
        if (holds.isEmpty()) {
            reconciler.look(observed);
            return; // Its flow file is on its way, and wants a turn when it arrives.
        }
        if (holds.get().file().isEmpty()) {
            reconciler.hold(
                    observed,
                    "the flow file of branch " + record.branch() + " cannot be used: "
                            + holds.get().why());
            return;
        }
        Instant now = ports.loop().now();
        UpdateSchedule schedule = schedule(template);
        RevisionChoice choice = choice(record, holds.get().file().get(), template);
        if (!choice.unresolved().isEmpty() && !repositories.heard()) {
            return; // A repository is yet to answer for the first time.
        }
        Optional<Instant> next = schedule.next(record.takenAt());
        boolean take = !record.asleep() && (record.taken().isEmpty() || schedule.due(record.takenAt(), now));
        ObservedNamespace current = observed;
        if (take && news(record, choice, holds.get().commit())) {
            NamespaceRecord taking =
                    record.taking(choice.taken(), Optional.of(holds.get().commit()), now);
            if (!save(engine, taking)) {
                return;
            }
            current = new ObservedNamespace(taking, observed.apps(), false, "");
        }
        reconciler.step(engine, current, holds.get().design().orElseThrow(), template, choice.unresolved(), next, now);
    }

    /** The newest revisions for a namespace, as far as the listings tell. */
    RevisionChoice choice(NamespaceRecord record, FlowFile file, Template template) {
        return RevisionChoice.of(
                file,
                template,
                record.branch(),
                app -> app.repo().map(this::resolved),
                repositories.listings(),
                record.taken());
    }

    private static boolean news(NamespaceRecord record, RevisionChoice choice, String commit) {
        return !choice.taken().equals(record.taken())
                || !record.flowFileCommit().equals(Optional.of(commit));
    }

    /** The flow file for a namespace; where the branch's newest cannot be used, the one it was last made from. */
    private Optional<EffectiveFiles.Effective> effective(NamespaceRecord record, Template template) {
        FlowFiles.Read trunkFile = trunk.inForce().orElseThrow();
        Optional<String> branch = template.trusted()
                ? (listed() ? branchCommit(record.branch()) : record.flowFileCommit())
                : Optional.empty();
        if (branch.isEmpty()) {
            return Optional.of(effective.ofTrunk(trunkFile));
        }
        Optional<EffectiveFiles.Effective> newest = effective.ofBranch(trunkFile, branch.get());
        newest.ifPresent(file -> tellOnce(record, file));
        boolean refused = newest.filter(file -> file.file().isEmpty()).isPresent();
        return refused && record.flowFileCommit().isPresent()
                ? effective.ofBranch(trunkFile, record.flowFileCommit().get())
                : newest;
    }

    /** The flow file that a branch would get; empty if it could not be read. */
    Optional<EffectiveFiles.Effective> effective(String branch, Template template) {
        FlowFiles.Read trunkFile = trunk.inForce().orElseThrow();
        Optional<String> commit = template.trusted() ? branchCommit(branch) : Optional.empty();
        return commit.isPresent()
                ? effective.ofBranch(trunkFile, commit.get())
                : Optional.of(effective.ofTrunk(trunkFile));
    }

    private void tellOnce(NamespaceRecord record, EffectiveFiles.Effective file) {
        List<Problem> worthSaying = file.file().isEmpty() ? file.problems() : file.ignored();
        String before = toldFiles.put(record.name(), file.commit());
        if (!worthSaying.isEmpty() && !file.commit().equals(before)) {
            List<String> words = new ArrayList<>();
            worthSaying.forEach(problem -> words.add(problem.toString()));
            ports.tell(
                    record.product(),
                    record.name(),
                    Event.Kind.FLOW_FILE_REFUSED,
                    (file.file().isEmpty()
                                    ? "the branch's flow file cannot be used: "
                                    : "ignored in the branch's flow file: ")
                            + String.join("; ", words));
        }
    }

    /** Whether the product repository has told its branches; one that is empty of a sudden tells nothing. */
    private boolean listed() {
        return repositories
                .listing(repository)
                .filter(listing -> !listing.branches().isEmpty())
                .isPresent();
    }

    /** The product repository's commit of a branch, if it has that. */
    private Optional<String> branchCommit(String branch) {
        return repositories.listing(repository).map(Listing::branches).map(branches -> branches.get(branch));
    }

    /** Keeps a record. @return false if it could not be kept, which was told; the next turn tries again */
    boolean save(Engine engine, NamespaceRecord record) {
        try {
            engine.save(record);
            return true;
        } catch (NamespaceTakenException | IOException e) {
            ports.tell(record.product(), record.name(), Event.Kind.NAMESPACE_REFUSED, e.getMessage());
            return false;
        }
    }

    /** Something may have happened to a branch, perhaps its deletion: its repository is listed now. */
    void notice(String of, String branch) {
        for (String address : repositories.addresses()) {
            if (name(address).equals(name(of))) {
                lifetimes.announce(new BranchDeletion(address, branch));
                repositories.refreshSoon(address);
            }
        }
    }

    /** The last part of an address: enough to know which repository to look at, however a hook writes its address. */
    private static String name(String address) {
        String path = address.replaceAll("/+$", "").replaceAll("/\\.git$|\\.git$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    ProductStatus status() {
        List<String> notices = new ArrayList<>(lifetimes.notices());
        trunk.problems().forEach(problem -> notices.add("the newest flow file cannot be used: " + problem));
        notices.addAll(repositories.failures());
        return new ProductStatus(
                product(),
                repository,
                notices,
                file().map(FlowFile::credentials).orElse(List.of()));
    }

    Map<String, NamespaceStatus> statuses() {
        Map<String, NamespaceStatus> statuses = new HashMap<>();
        namespaces.forEach((name, reconciler) -> statuses.put(name, reconciler.status()));
        return statuses;
    }
}
