package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import io.completedflow.config.UpdatePolicy;
import io.completedflow.log.Event;
import io.completedflow.namespace.BranchDeletion;
import io.completedflow.namespace.CreateOn;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.namespace.UpdateSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reconciles the namespaces of one product, a turn at a time: takes the newest usable flow file, lets the lifetimes be decided, and leads each
 * namespace it looks after a step on. Lives on the loop's thread.
 */
final class ProductReconciler {
    private final Ports ports;
    private final Memory memory;
    private final NamespaceRecords records;
    private final NamespaceCreation creation;
    private final Lifetimes lifetimes;
    private final ProductSources sources;
    private final FlowFileChoice files;
    private final Bulkhead bulkhead;
    /** When each namespace that looks again and again took what was new last. */
    private final Map<String, Instant> looked = new HashMap<>();

    private final Map<String, NamespaceReconciler> namespaces = new HashMap<>();
    private final Set<String> tended = new HashSet<>();
    /** Those that are to take what is new, whatever their template says of when. */
    private final Set<String> asked = new HashSet<>();

    private CreateOn createOn = CreateOn.PUSH;

    /**
     * @param remembered what is remembered of it
     * @param turnWanted run when there is something for a turn to do
     */
    ProductReconciler(FollowedProduct remembered, Ports ports, Runnable turnWanted) {
        this.ports = ports;
        this.memory = new Memory(ports, remembered);
        this.records = new NamespaceRecords(ports);
        this.creation = new NamespaceCreation(remembered.repository(), ports, records);
        this.lifetimes = new Lifetimes(ports, memory, records, creation);
        this.sources = new ProductSources(remembered.repository(), remembered.flowFileCommit(), ports, turnWanted);
        this.files = new FlowFileChoice(sources, ports);
        this.bulkhead = new Bulkhead(ports);
    }

    /** From now on polls, decides lifetimes, and looks after all namespaces. */
    void follow(CreateOn occasion) {
        createOn = occasion;
        sources.follow();
    }

    /** Looks after this namespace, followed or not, and at what is new for it at once. */
    void tend(String namespace) {
        tended.add(namespace);
        looked.remove(namespace);
    }

    /** As {@link #tend}, and it takes what is new as soon as it can, for somebody asked for it. */
    void bringUpToDate(String namespace) {
        tend(namespace);
        asked.add(namespace);
    }

    /** A turn: everything is led a step on from what is observed of all namespaces. */
    void turn(Map<String, ObservedNamespace> all) {
        sources.keepUp();
        Map<String, ObservedNamespace> observed = mine(all);
        if (sources.following() && sources.file().isPresent()) {
            String commit = sources.trunk().inForce().orElseThrow().commit();
            if (lifetimes.step(sources.file().get(), commit, sources.repositories(), observed, createOn)) {
                observed = mine(ports.engines().observe());
            }
        }
        step(observed);
    }

    /** Those of all namespaces that are this product's. */
    Map<String, ObservedNamespace> mine(Map<String, ObservedNamespace> all) {
        Map<String, ObservedNamespace> mine = new HashMap<>(all);
        mine.values().removeIf(each -> !each.record().productRepository().equals(sources.repository()));
        return mine;
    }

    ProductSources sources() {
        return sources;
    }

    FlowFileChoice files() {
        return files;
    }

    Memory memory() {
        return memory;
    }

    NamespaceRecords records() {
        return records;
    }

    NamespaceCreation creation() {
        return creation;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    private void step(Map<String, ObservedNamespace> observed) {
        forgetGone(observed.keySet());
        observed.forEach(
                (name, namespace) -> bulkhead.run(name, namespace.record().product(), name, () -> step(namespace))
                        .ifPresent(mistake -> reconciler(namespace)
                                .hold(namespace, "it cannot be led on, and is tried again: " + mistake)));
        files.keep(observed.values().stream().map(ObservedNamespace::record).toList());
    }

    private void forgetGone(Set<String> observed) {
        Set<String> gone = new HashSet<>(namespaces.keySet());
        gone.removeAll(observed);
        for (String name : gone) {
            NamespaceRecord record = namespaces.remove(name).status().observed().record();
            ports.tell(record.product(), name, Event.Kind.NAMESPACE_DELETED, "gone, with all that was in it");
            tended.remove(name);
            asked.remove(name);
            looked.remove(name);
            records.forget(name);
            bulkhead.forget(name);
        }
    }

    private void step(ObservedNamespace observed) {
        NamespaceRecord record = observed.record();
        NamespaceReconciler reconciler = reconciler(observed);
        Optional<FlowFile> file = sources.file();
        if (observed.deleting()) {
            reconciler.look(observed); // A deletion that has begun is seen through by the engine.
        } else if (!(sources.following() || tended.contains(record.name()))) {
            lookOnly(reconciler, observed);
        } else if (!record.writer().equals(ports.writer())) {
            reconciler.hold(observed, "it is reconciled by " + record.writer());
        } else if (file.isEmpty()) {
            lookWithout(reconciler, observed);
        } else if (!file.get().templates().containsKey(record.template())) {
            reconciler.hold(observed, "its template " + record.template() + " is no longer in the flow file");
        } else {
            step(reconciler, observed, file.get().templates().get(record.template()));
        }
    }

    /** Shows how it is, compared with what it was last to be; changes nothing. */
    private void lookOnly(NamespaceReconciler reconciler, ObservedNamespace observed) {
        NamespaceRecord record = observed.record();
        Optional<Template> template = sources.file()
                .flatMap(file -> Optional.ofNullable(file.templates().get(record.template())));
        Optional<DesiredNamespaces> design = template.flatMap(any -> files.lastOf(record));
        if (design.isPresent()) {
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
                .forEach(each -> each.record().deployment().flowFileCommit().ifPresent(commits::add));
        return commits;
    }

    private void lookWithout(NamespaceReconciler reconciler, ObservedNamespace observed) {
        List<String> why = sources.notices();
        if (why.isEmpty()) {
            reconciler.look(observed); // It is on its way.
        } else {
            reconciler.hold(observed, "there is no usable flow file: " + String.join("; ", why));
        }
    }

    private NamespaceReconciler reconciler(ObservedNamespace observed) {
        boolean wasThere = !observed.apps().isEmpty();
        return namespaces.computeIfAbsent(
                observed.record().name(), name -> new NamespaceReconciler(observed, ports.log(), wasThere));
    }

    private void step(NamespaceReconciler reconciler, ObservedNamespace observed, Template template) {
        NamespaceRecord record = observed.record();
        Optional<EffectiveFiles.Effective> holds = files.of(record, template);
        if (holds.isEmpty()) {
            files.obstacle(record)
                    .ifPresentOrElse(
                            why -> reconciler.hold(observed, "its flow file cannot be read: " + why),
                            () -> reconciler.look(observed));
        } else if (holds.get().file().isEmpty()) {
            reconciler.hold(
                    observed,
                    "the flow file of branch " + record.branch() + " cannot be used: "
                            + holds.get().why());
        } else {
            step(reconciler, observed, template, holds.get());
        }
    }

    private void step(
            NamespaceReconciler reconciler,
            ObservedNamespace observed,
            Template template,
            EffectiveFiles.Effective holds) {
        NamespaceRecord record = observed.record();
        RevisionChoice choice = sources.choice(record, holds.file().orElseThrow(), template);
        if (!choice.unresolved().isEmpty() && !sources.repositories().heard()) {
            reconciler.look(observed); // A repository is yet to answer for the first time.
            return;
        }
        Instant now = ports.loop().now();
        UpdateSchedule schedule = sources.schedule(template);
        boolean take = !record.asleep()
                && (record.deployment().taken().isEmpty()
                        || asked.remove(record.name())
                        || due(schedule, template, record, now));
        ObservedNamespace current = observed;
        if (take && (news(record, choice, holds.commit()) || usesUp(schedule, record, now))) {
            NamespaceRecord taking = record.taking(choice.taken(), Optional.of(holds.commit()), now);
            Optional<String> refusal = records.keep(taking);
            if (refusal.isPresent()) {
                reconciler.hold(observed, "what it is to run cannot be kept: " + refusal.get());
                return;
            }
            current = new ObservedNamespace(taking, observed.apps(), false, "");
        }
        reconciler.step(
                ports.engines().holding(record.name()).orElseThrow(),
                current,
                holds.design().orElseThrow(),
                template,
                choice.unresolved(),
                schedule.next(current.record().deployment().takenAt()),
                now);
    }

    /** Whether it is time to take what is new; a notice makes it time for those that look again and again. */
    private boolean due(UpdateSchedule schedule, Template template, NamespaceRecord record, Instant now) {
        if (!(template.update() instanceof UpdatePolicy.Every every)
                || every.interval().compareTo(sources.pollInterval()) <= 0) {
            return schedule.due(
                    record.deployment().takenAt(),
                    now); // What looks as often as the repositories are listed takes what is seen.
        }
        Instant before = looked.get(record.name());
        boolean due = before == null || !now.isBefore(before.plus(every.interval()));
        if (due) {
            looked.put(record.name(), now);
        }
        return due;
    }

    /** A time of a recurrence is over also if there was nothing new at it: what is pushed later waits for the next one. */
    private boolean usesUp(UpdateSchedule schedule, NamespaceRecord record, Instant now) {
        return schedule.next(record.deployment().takenAt())
                        .filter(time -> !time.isAfter(now))
                        .isPresent()
                && sources.repositories().heard();
    }

    private static boolean news(NamespaceRecord record, RevisionChoice choice, String commit) {
        return !choice.taken().equals(record.deployment().taken())
                || !record.deployment().flowFileCommit().equals(Optional.of(commit));
    }

    /** Something may have happened to a branch, perhaps its deletion: its repository is listed now. */
    void notice(String of, String branch) {
        for (String address : sources.meant(of)) {
            lifetimes.announce(new BranchDeletion(address, branch));
            sources.repositories().refreshSoon(address, looked::clear);
        }
    }

    ProductStatus status() {
        List<String> notices = new ArrayList<>(lifetimes.notices());
        notices.addAll(sources.notices());
        return new ProductStatus(
                sources.product(),
                sources.repository(),
                notices,
                sources.file().map(FlowFile::credentials).orElse(List.of()));
    }

    Map<String, NamespaceStatus> statuses() {
        Map<String, NamespaceStatus> statuses = new HashMap<>();
        namespaces.forEach((name, reconciler) -> statuses.put(name, reconciler.status()));
        return statuses;
    }
}
