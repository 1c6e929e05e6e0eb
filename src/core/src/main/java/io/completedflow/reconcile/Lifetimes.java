package io.completedflow.reconcile;

import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.BranchDeletion;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.LifetimeDecision;
import io.completedflow.namespace.LifetimePlan;
import io.completedflow.namespace.LifetimePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.Poll;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Has the lifetimes of a product's namespaces decided, and carries the decisions out. Lives on the loop's thread. */
final class Lifetimes {
    private final String repository;
    private final Ports ports;
    private final Memory memory;
    private final Set<BranchDeletion> announced = new HashSet<>();
    private final Map<String, String> saidRefused = new TreeMap<>();
    private Optional<String> paused = Optional.empty();

    Lifetimes(String repository, Ports ports, Memory memory) {
        this.repository = repository;
        this.ports = ports;
        this.memory = memory;
    }

    /** Word that a branch was deleted; believed once a listing confirms it. */
    void announce(BranchDeletion deletion) {
        announced.add(deletion);
    }

    /** What a person should know: refused branches and paused deletions. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        paused.ifPresent(notices::add);
        memory.state()
                .refused()
                .forEach((branch, reason) -> notices.add("no namespace for branch " + branch + ": " + reason));
        return notices;
    }

    /** @param fileCommit commit of the flow file */
    void step(FlowFile file, String fileCommit, RepositorySet repositories, Map<String, ObservedNamespace> observed) {
        Instant now = ports.loop().now();
        List<NamespaceRecord> records =
                observed.values().stream().map(ObservedNamespace::record).toList();
        Poll poll = new Poll(repositories.addresses(), repositories.takeFresh(), Set.copyOf(announced), now);
        announced.clear();
        LifetimePlan plan = LifetimePlanner.plan(file, memory.state(), records, poll);
        if (memory.keep(file.product(), Optional.of(fileCommit), plan.state())) {
            Map<String, ObservedNamespace> current = new HashMap<>(observed);
            plan.decisions().forEach(decision -> carryOut(file, decision, current, now));
        }
    }

    private void carryOut(
            FlowFile file, LifetimeDecision decision, Map<String, ObservedNamespace> observed, Instant now) {
        String product = file.product();
        if (decision instanceof LifetimeDecision.Create create) {
            Template template = file.templates().get(create.template());
            create(product, template, create.namespace(), create.branch(), create.reason(), Set.of(), now);
        } else if (decision instanceof LifetimeDecision.Feed feed) {
            Template template = file.templates().get(feed.template());
            Optional<ObservedNamespace> there = Optional.ofNullable(observed.get(feed.environment()));
            if (there.isPresent()) {
                change(
                        there.get(),
                        there.get().record().fedBy(feed.branch(), now),
                        Event.Kind.NAMESPACE_CREATED,
                        "fed by branch " + feed.branch() + ": " + feed.reason());
            } else {
                create(product, template, feed.environment(), feed.branch(), feed.reason(), Set.of(), now);
            }
        } else if (decision instanceof LifetimeDecision.Refuse refuse) {
            if (!refuse.reason().equals(saidRefused.put(refuse.branch(), refuse.reason()))) {
                ports.tell(
                        product,
                        "",
                        Event.Kind.NAMESPACE_REFUSED,
                        "branch " + refuse.branch() + ": " + refuse.reason());
            }
        } else if (decision instanceof LifetimeDecision.PauseDeletions pause) {
            paused = Optional.of(pause.reason());
            ports.tell(product, "", Event.Kind.DELETION_PAUSED, pause.reason());
        } else if (decision instanceof LifetimeDecision.ResumeDeletions resume) {
            paused = Optional.empty();
            ports.tell(product, "", Event.Kind.DELETION_RESUMED, resume.reason());
        } else {
            carryOutOne(file, decision, observed);
        }
    }

    private void carryOutOne(FlowFile file, LifetimeDecision decision, Map<String, ObservedNamespace> observed) {
        if (decision instanceof LifetimeDecision.ScheduleDeletion schedule) {
            ObservedNamespace there = observed.get(schedule.namespace());
            change(
                    there,
                    there.record().toBeDeleted(Optional.of(schedule.at()), schedule.reason()),
                    Event.Kind.NAMESPACE_DELETION_SCHEDULED,
                    "to be deleted at " + schedule.at() + ": " + schedule.reason());
        } else if (decision instanceof LifetimeDecision.CancelDeletion cancel) {
            ObservedNamespace there = observed.get(cancel.namespace());
            change(
                    there,
                    there.record().toBeDeleted(Optional.empty(), ""),
                    Event.Kind.NAMESPACE_DELETION_CANCELLED,
                    cancel.reason());
        } else if (decision instanceof LifetimeDecision.Sleep sleep) {
            ObservedNamespace there = observed.get(sleep.namespace());
            change(there, there.record().fallenAsleep(), Event.Kind.NAMESPACE_ASLEEP, sleep.reason());
        } else if (decision instanceof LifetimeDecision.Delete delete) {
            delete(Optional.of(file), observed.get(delete.namespace()), delete.reason());
        } else if (decision instanceof LifetimeDecision.Expire expire) {
            delete(Optional.of(file), observed.get(expire.namespace()), expire.reason());
        }
    }

    /** Makes a namespace's record; what it is to run is found by the step that follows. @return why not, if not */
    Optional<String> create(
            String product,
            Template template,
            String name,
            String branch,
            String reason,
            Set<AppId> only,
            Instant now) {
        NamespaceRecord record = record(product, template, name, branch, only, now);
        Optional<Engine> engine = ports.engines().of(template.engine());
        Optional<String> refusal = engine.isEmpty() ? Optional.of(noEngine(template)) : save(engine.get(), record);
        if (refusal.isEmpty()) {
            ports.tell(
                    product,
                    name,
                    Event.Kind.NAMESPACE_CREATED,
                    "for branch " + branch + " by template " + template.name() + ": " + reason);
        } else if (!refusal.get().equals(saidRefused.put(branch, refusal.get()))) {
            ports.tell(product, name, Event.Kind.NAMESPACE_REFUSED, "branch " + branch + ": " + refusal.get());
        }
        return refusal;
    }

    /** The record of a namespace of which nothing is there yet. */
    NamespaceRecord record(
            String product, Template template, String name, String branch, Set<AppId> only, Instant now) {
        return new NamespaceRecord(
                name,
                product,
                repository,
                branch,
                template.name(),
                template.standing(),
                ports.writer(),
                Optional.empty(),
                now,
                now,
                now,
                false,
                Map.of(),
                now,
                only,
                Map.of(),
                Optional.empty(),
                "");
    }

    private static String noEngine(Template template) {
        return "template " + template.name() + " wants engine " + word(template.engine())
                + ", which this program does not have; set 'engine: process' in the flow file";
    }

    private static String word(EngineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> save(Engine engine, NamespaceRecord record) {
        try {
            engine.save(record);
            return Optional.empty();
        } catch (NamespaceTakenException | IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Keeps a changed record, and tells of it if that went well. */
    boolean change(ObservedNamespace there, NamespaceRecord record, Event.Kind kind, String message) {
        Optional<String> refusal = save(ports.engines().holding(record.name()).orElseThrow(), record);
        ports.tell(
                record.product(),
                record.name(),
                refusal.isEmpty() ? kind : Event.Kind.NAMESPACE_REFUSED,
                refusal.orElse(message));
        return refusal.isEmpty();
    }

    /** Begins a deletion. Without a flow file, or with the template gone from it, data are kept: they may be wanted. */
    void delete(Optional<FlowFile> file, ObservedNamespace there, String reason) {
        if (there.deleting()) {
            return;
        }
        NamespaceRecord record = there.record();
        boolean keepData = file.map(FlowFile::templates)
                .map(templates -> templates.get(record.template()))
                .map(Template::keepData)
                .orElse(true);
        ports.tell(record.product(), record.name(), Event.Kind.NAMESPACE_DELETING, reason);
        ports.engines().holding(record.name()).orElseThrow().delete(record.name(), keepData);
    }
}
