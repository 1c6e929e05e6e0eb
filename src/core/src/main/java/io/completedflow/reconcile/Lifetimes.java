package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.BranchDeletion;
import io.completedflow.namespace.CreateOn;
import io.completedflow.namespace.LifetimeDecision;
import io.completedflow.namespace.LifetimePlan;
import io.completedflow.namespace.LifetimePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.Poll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has the lifetimes of a product's namespaces decided, and carries the decisions out. Lives on the loop's thread. */
final class Lifetimes {
    private final Ports ports;
    private final Memory memory;
    private final NamespaceRecords records;
    private final NamespaceCreation creation;
    private final Bulkhead bulkhead;
    private final Set<BranchDeletion> announced = new HashSet<>();
    private final Map<String, String> saidUnable = new HashMap<>();

    Lifetimes(Ports ports, Memory memory, NamespaceRecords records, NamespaceCreation creation) {
        this.ports = ports;
        this.memory = memory;
        this.records = records;
        this.creation = creation;
        this.bulkhead = new Bulkhead(ports);
    }

    /** Word that a branch was deleted; believed once a listing confirms it. */
    void announce(BranchDeletion deletion) {
        announced.add(deletion);
    }

    /** What a person should know: refused branches and paused deletions. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!memory.state().held().isEmpty()) {
            notices.add("branches vanished at once, and nothing is deleted until they are back or deleted by hand: "
                    + memory.state().held().stream().sorted().collect(Collectors.joining(", ")));
        }
        memory.state()
                .refused()
                .forEach((branch, reason) -> notices.add("no namespace for branch " + branch + ": " + reason));
        return notices;
    }

    /**
     * Decides and carries out. What came since the last time is forgotten only once what follows from it is kept.
     *
     * @param fileCommit commit of the flow file
     * @return whether something was carried out, so that what was observed before holds no longer
     */
    boolean step(
            FlowFile file,
            String fileCommit,
            RepositorySet repositories,
            Map<String, ObservedNamespace> observed,
            CreateOn createOn) {
        Instant now = ports.loop().now();
        List<NamespaceRecord> known =
                observed.values().stream().map(ObservedNamespace::record).toList();
        Poll poll = new Poll(repositories.addresses(), repositories.fresh(), Set.copyOf(announced), now);
        LifetimePlan plan = LifetimePlanner.plan(file, memory.state(), known, poll, createOn);
        if (!memory.keep(file.product(), Optional.of(fileCommit), plan.state())) {
            return false;
        }
        announced.clear();
        repositories.concluded();
        Map<String, ObservedNamespace> current = new HashMap<>(observed);
        for (LifetimeDecision decision : plan.decisions()) {
            carryOut(file, decision, current, now);
        }
        return !plan.decisions().isEmpty();
    }

    private void carryOut(
            FlowFile file, LifetimeDecision decision, Map<String, ObservedNamespace> observed, Instant now) {
        String product = file.product();
        if (decision instanceof LifetimeDecision.Create create) {
            create(file, create.template(), create.namespace(), create.branch(), create.reason());
        } else if (decision instanceof LifetimeDecision.Feed feed) {
            if (observed.containsKey(feed.environment())) {
                change(
                        observed,
                        feed.environment(),
                        observed.get(feed.environment()).record().fedBy(feed.branch(), now),
                        Event.Kind.ENVIRONMENT_FED,
                        "fed by branch " + feed.branch() + ": " + feed.reason());
            } else {
                create(file, feed.template(), feed.environment(), feed.branch(), feed.reason());
            }
        } else if (decision instanceof LifetimeDecision.Refuse refuse) {
            ports.tell(product, "", Event.Kind.NAMESPACE_REFUSED, "branch " + refuse.branch() + ": " + refuse.reason());
        } else if (decision instanceof LifetimeDecision.PauseDeletions pause) {
            ports.tell(product, "", Event.Kind.DELETION_PAUSED, pause.reason());
        } else if (decision instanceof LifetimeDecision.ResumeDeletions resume) {
            ports.tell(product, "", Event.Kind.DELETION_RESUMED, resume.reason());
        } else {
            carryOutOnOne(file, decision, observed);
        }
    }

    private void carryOutOnOne(FlowFile file, LifetimeDecision decision, Map<String, ObservedNamespace> observed) {
        if (decision instanceof LifetimeDecision.ScheduleDeletion schedule) {
            change(
                    observed,
                    schedule.namespace(),
                    observed.get(schedule.namespace())
                            .record()
                            .toBeDeleted(Optional.of(schedule.at()), schedule.reason()),
                    Event.Kind.NAMESPACE_DELETION_SCHEDULED,
                    "to be deleted at " + schedule.at() + ": " + schedule.reason());
        } else if (decision instanceof LifetimeDecision.CancelDeletion cancel) {
            change(
                    observed,
                    cancel.namespace(),
                    observed.get(cancel.namespace()).record().toBeDeleted(Optional.empty(), ""),
                    Event.Kind.NAMESPACE_DELETION_CANCELLED,
                    cancel.reason());
        } else if (decision instanceof LifetimeDecision.Sleep sleep) {
            change(
                    observed,
                    sleep.namespace(),
                    observed.get(sleep.namespace()).record().fallenAsleep(),
                    Event.Kind.NAMESPACE_ASLEEP,
                    sleep.reason());
        } else if (decision instanceof LifetimeDecision.Delete delete) {
            delete(file, observed.get(delete.namespace()), delete.reason());
        } else if (decision instanceof LifetimeDecision.Expire expire) {
            delete(file, observed.get(expire.namespace()), expire.reason());
        }
    }

    private void create(FlowFile file, String template, String name, String branch, String reason) {
        bulkhead.run(name, file.product(), name, () -> make(file, template, name, branch, reason));
    }

    private void make(FlowFile file, String template, String name, String branch, String reason) {
        Template by = file.templates().get(template);
        Optional<String> refusal = creation.create(file.product(), by, name, branch, reason, Set.of());
        if (refusal.isEmpty()) {
            saidUnable.remove(branch);
        } else if (!refusal.get().equals(saidUnable.put(branch, refusal.get()))) {
            ports.tell(file.product(), "", Event.Kind.NAMESPACE_REFUSED, "branch " + branch + ": " + refusal.get());
        }
    }

    /** Keeps a changed record, for the decisions to come too, and tells of it if that went well. */
    private void change(
            Map<String, ObservedNamespace> observed,
            String name,
            NamespaceRecord record,
            Event.Kind kind,
            String message) {
        ObservedNamespace there = observed.get(name);
        bulkhead.run(name, record.product(), name, () -> {
            if (change(there, record, kind, message)) {
                observed.put(name, new ObservedNamespace(record, there.apps(), there.deleting(), there.obstacle()));
            }
        });
    }

    private void delete(FlowFile file, ObservedNamespace there, String reason) {
        NamespaceRecord record = there.record();
        bulkhead.run(record.name(), record.product(), record.name(), () -> delete(Optional.of(file), there, reason));
    }

    /** Keeps a changed record, and tells of it if that went well. Nothing becomes of one that is deleted or another's. */
    boolean change(ObservedNamespace there, NamespaceRecord record, Event.Kind kind, String message) {
        if (there.deleting() || !ours(there)) {
            return false;
        }
        Optional<String> refusal = records.keep(record);
        if (refusal.isEmpty()) {
            ports.tell(record.product(), record.name(), kind, message);
        }
        return refusal.isEmpty();
    }

    /** Begins a deletion. Without a flow file, or with the template gone from it, data are kept: they may be wanted. */
    void delete(Optional<FlowFile> file, ObservedNamespace there, String reason) {
        if (there.deleting() || !ours(there)) {
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

    private boolean ours(ObservedNamespace there) {
        return there.record().writer().equals(ports.writer());
    }
}
