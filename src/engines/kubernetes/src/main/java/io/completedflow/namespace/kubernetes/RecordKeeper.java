package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.NamespaceOwnership;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.kubernetes.cluster.Api;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.cluster.ApiException.Reason;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.NamespaceObjects;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.state.Live;
import io.completedflow.namespace.kubernetes.state.RecordJson;
import io.completedflow.namespace.kubernetes.state.Taken;
import io.completedflow.source.Revision;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the records of namespaces in annotations of theirs. Newer revisions alone are kept with what they are deployed as, in the same
 * request, and until then in memory: who lost them finds them in the repositories again.
 */
final class RecordKeeper {
    private final Api api;
    private final Watches watches;
    private final Map<String, Kept> memory = new ConcurrentHashMap<>();

    /** @param written the text of the annotation that the record was last kept as, or replaces */
    private record Kept(NamespaceRecord record, String written) {}

    /** What a newer record has to be. */
    private interface Check {
        void of(NamespaceOwnership kept, NamespaceRecord fresh) throws NamespaceTakenException;
    }

    RecordKeeper(Api api, Watches watches) {
        this.api = api;
        this.watches = watches;
    }

    /** @param template what its namespace is like if it is to be made */
    void save(NamespaceRecord record, KubernetesTemplate template) throws NamespaceTakenException, IOException {
        Optional<Live> there = watches.find(ObjectKind.NAMESPACE, "", record.name());
        if (there.isPresent()) {
            change(record, there.get(), NamespaceOwnership::check);
            return;
        }
        try {
            keep(record, api.create(namespace(record, template)));
        } catch (ApiException e) {
            Optional<Live> found =
                    e.reason() == Reason.CONFLICT ? api.get(ObjectKind.NAMESPACE, "", record.name()) : Optional.empty();
            change(record, found.orElseThrow(() -> e), NamespaceOwnership::check);
        }
    }

    /** As {@link #save}, whoever reconciled it before. */
    void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        Live there = watches.find(ObjectKind.NAMESPACE, "", record.name())
                .orElseThrow(() -> new IOException("there is no namespace " + record.name()));
        change(record, there, NamespaceOwnership::checkOrigin);
    }

    private void change(NamespaceRecord record, Live there, Check check) throws NamespaceTakenException, IOException {
        if (!there.ours() || there.annotation(Marks.RECORD).isEmpty()) {
            throw new NamespaceTakenException("namespace " + record.name()
                    + " of the cluster is not Completed Flow's, and is left alone; set namespaceName:"
                    + " \"{product}-{branch}\" in the flow file, or rename the branch");
        }
        if (there.deleting()) {
            throw new IOException(
                    "namespace " + record.name() + " is still being deleted; it is made anew when it is gone");
        }
        NamespaceRecord before = current(there);
        check.of(new NamespaceOwnership(before), record);
        String written = there.annotation(Marks.RECORD).orElseThrow();
        if (record.equals(before)) {
            return;
        }
        if (onlyNewerRevisions(before, record)) {
            memory.put(record.name(), new Kept(record, written));
            return;
        }
        keep(record, written(record, there, check));
    }

    /** What the cluster's own controllers changed of it since it was seen is no reason to refuse. */
    private Live written(NamespaceRecord record, Live there, Check check) throws NamespaceTakenException, IOException {
        try {
            return api.change(ObjectKind.NAMESPACE, "", record.name(), fields(record, there));
        } catch (ApiException e) {
            Optional<Live> fresh =
                    e.reason() == Reason.CONFLICT ? api.get(ObjectKind.NAMESPACE, "", record.name()) : Optional.empty();
            Live found = fresh.orElseThrow(() -> e);
            watches.take(found);
            if (!found.annotation(Marks.RECORD).equals(there.annotation(Marks.RECORD))) {
                check.of(new NamespaceOwnership(current(found)), record);
            }
            return api.change(ObjectKind.NAMESPACE, "", record.name(), fields(record, found));
        }
    }

    private void keep(NamespaceRecord record, Live answer) {
        memory.put(
                record.name(), new Kept(record, answer.annotation(Marks.RECORD).orElse("")));
        watches.take(answer);
    }

    /** Whether they differ in what is kept with the apps' workloads too. */
    private static boolean onlyNewerRevisions(NamespaceRecord before, NamespaceRecord after) {
        Deployment old = before.deployment();
        Map<AppId, Revision> newer = after.deployment().taken();
        return !old.taken().equals(newer)
                && newer.keySet().containsAll(old.taken().keySet())
                && after.found(
                                old.taken(),
                                old.flowFileCommit(),
                                old.takenAt(),
                                before.lifetime().lastPush())
                        .equals(before);
    }

    /** The record of a namespace of ours. @throws IOException if it is damaged or of a newer program */
    NamespaceRecord current(Live namespace) throws IOException {
        String written = namespace.annotation(Marks.RECORD).orElse("");
        Kept kept = memory.get(namespace.name());
        if (kept != null && kept.written().equals(written)) {
            return kept.record();
        }
        NamespaceRecord folded = folded(RecordJson.record(written), workloads(namespace.name()));
        memory.put(namespace.name(), new Kept(folded, written));
        return folded;
    }

    private Collection<Live> workloads(String namespace) {
        Map<String, Live> workloads = new HashMap<>();
        watches.in(namespace, ObjectKind.DEPLOYMENT).forEach(live -> workloads.put(live.key(), live));
        watches.in(namespace, ObjectKind.STATEFUL_SET).forEach(live -> workloads.put(live.key(), live));
        return workloads.values();
    }

    /** The record with the revisions that were deployed since it was written. */
    static NamespaceRecord folded(NamespaceRecord record, Collection<Live> workloads) {
        NamespaceRecord folded = record;
        for (Live workload : workloads) {
            Optional<Taken> newer = Taken.of(workload)
                    .filter(each -> each.at().isAfter(record.deployment().takenAt()));
            if (newer.isPresent() && workload.app().isPresent()) {
                folded = with(folded, workload.app().get(), newer.get());
            }
        }
        return folded;
    }

    private static NamespaceRecord with(NamespaceRecord record, AppId app, Taken taken) {
        Deployment before = record.deployment();
        Map<AppId, Revision> revisions = new LinkedHashMap<>(before.taken());
        revisions.put(app, taken.revision());
        boolean later = taken.at().isAfter(before.takenAt());
        Instant lastPush = record.lifetime().lastPush();
        return record.found(
                revisions,
                later ? taken.commit() : before.flowFileCommit(),
                later ? taken.at() : before.takenAt(),
                taken.push().isAfter(lastPush) ? taken.push() : lastPush);
    }

    void forget(String namespace) {
        memory.remove(namespace);
    }

    private static KubeObject namespace(NamespaceRecord record, KubernetesTemplate template) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", record.name());
        metadata.put("labels", NamespaceObjects.labels(record.product(), template));
        metadata.put("annotations", annotations(record));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", ObjectKind.NAMESPACE.apiVersion());
        body.put("kind", ObjectKind.NAMESPACE.word());
        body.put("metadata", metadata);
        return new KubeObject(ObjectKind.NAMESPACE, "", record.name(), body);
    }

    private static Map<String, String> annotations(NamespaceRecord record) {
        return Map.of(
                Marks.RECORD,
                RecordJson.text(record),
                Marks.BRANCH,
                record.branch(),
                Marks.TEMPLATE,
                record.template());
    }

    /** Refused by the cluster if somebody else has changed it since it was seen. */
    private static Map<String, Object> fields(NamespaceRecord record, Live there) {
        String version = there.resource().getMetadata().getResourceVersion();
        return Map.of("metadata", Map.of("resourceVersion", version, "annotations", annotations(record)));
    }
}
