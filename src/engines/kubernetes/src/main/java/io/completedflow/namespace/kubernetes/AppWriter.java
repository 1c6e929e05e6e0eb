package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.kubernetes.cluster.Api;
import io.completedflow.namespace.kubernetes.cluster.ApiException;
import io.completedflow.namespace.kubernetes.cluster.Watches;
import io.completedflow.namespace.kubernetes.object.AppObjects;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.namespace.kubernetes.object.SecretValues;
import io.completedflow.namespace.kubernetes.state.AppHashes;
import io.completedflow.namespace.kubernetes.state.Drift;
import io.completedflow.namespace.kubernetes.state.Live;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the objects of apps: only those that are to be otherwise than they were applied, and what runs the app last. */
final class AppWriter {
    private final Api api;
    private final Watches watches;
    private final ClusterView view;
    private final NamespaceSetup setup;
    private final SecretValues secrets;
    private final Clock clock;

    AppWriter(Api api, Watches watches, ClusterView view, NamespaceSetup setup, SecretValues secrets, Clock clock) {
        this.api = api;
        this.watches = watches;
        this.view = view;
        this.setup = setup;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Writes all that a new app needs beside what runs it. */
    void beside(DesiredNamespace desired, AppObjects objects) throws IOException {
        setup.apply(desired);
        beside(objects, AppHashes.NONE);
    }

    private void beside(AppObjects objects, AppHashes applied) throws IOException {
        Map<String, String> wanted = objects.hashes();
        for (KubeObject object : objects.beside()) {
            Optional<Live> there = watches.find(object.kind(), object.namespace(), object.name());
            boolean same = object.hash().equals(applied.byKey().get(object.key()));
            if (!same || changed(object, there)) {
                write(remembered(object), same);
            }
        }
        boolean sameSecret = wanted.entrySet().stream()
                .filter(each -> each.getKey().startsWith(ObjectKind.SECRET.word() + "/"))
                .allMatch(each -> each.getValue().equals(applied.byKey().get(each.getKey())));
        if (objects.hasSecret() && !sameSecret) {
            api.apply(objects.secret(secrets));
        }
    }

    private boolean changed(KubeObject object, Optional<Live> there) {
        return watches.knows(object.kind())
                && (there.isEmpty() || Drift.of(there.get()).isPresent());
    }

    /** @param back whether it is as it was applied, so that what others made of it is put back */
    private void write(KubeObject object, boolean back) throws ApiException {
        watches.also(object.kind());
        boolean there =
                watches.find(object.kind(), object.namespace(), object.name()).isPresent();
        watches.take(back && there ? api.putBack(object) : api.apply(object));
    }

    private static KubeObject remembered(KubeObject object) {
        return object.annotated(Map.of(Marks.APPLIED, ObjectJson.text(object.body())));
    }

    /**
     * Writes what is to be otherwise of an app, and what runs it.
     *
     * @param there what runs it now
     * @param again whether what is there failed, and is to be tried again
     */
    void deploy(
            DesiredNamespace desired,
            DesiredApp app,
            AppObjects objects,
            NamespaceRecord record,
            Optional<Live> there,
            boolean again)
            throws IOException {
        if (there.isPresent()) {
            setup.apply(desired);
            beside(objects, AppHashes.of(there.get()));
        }
        WorkloadNotes notes = new WorkloadNotes(desired, app, objects, record, clock.instant());
        int attempt = there.map(live -> WorkloadNotes.attempt(live, again)).orElse(1);
        KubeObject workload = objects.workload(attempt).annotated(notes.annotations(there, attempt));
        boolean back = there.filter(
                        live -> notes.asApplied(live) && Drift.of(live).isPresent())
                .isPresent();
        if (again) {
            removeFailedSeed(desired.name(), objects);
        }
        write(remembered(workload), back);
        prune(view.parts(new AppKey(desired.name(), app.id())), objects, workload);
    }

    private void removeFailedSeed(String namespace, AppObjects objects) throws ApiException {
        Optional<KubeObject> seed = objects.seed();
        if (seed.isPresent()
                && watches.find(ObjectKind.JOB, namespace, seed.get().name())
                        .flatMap(job -> job.condition("Failed"))
                        .isPresent()) {
            delete(ObjectKind.JOB, namespace, seed.get().name());
        }
    }

    /** Deletes what the app had and is to have no more. */
    private void prune(AppParts parts, AppObjects objects, KubeObject workload) throws ApiException {
        Map<String, String> wanted = new LinkedHashMap<>(objects.hashes());
        wanted.put(workload.key(), "");
        objects.seed().ifPresent(seed -> wanted.put(seed.key(), ""));
        List<Live> found = new ArrayList<>(parts.others().values());
        found.addAll(parts.workloads());
        for (Live live : found) {
            if (!wanted.containsKey(live.key())) {
                delete(live.kind(), live.namespace(), live.name());
            }
        }
    }

    private void delete(ObjectKind kind, String namespace, String name) throws ApiException {
        api.delete(kind, namespace, name);
        watches.drop(kind, namespace, name);
    }

    /** Takes all instances away, remembering how many there were. */
    void scaleDown(Live workload) throws ApiException {
        Map<String, Object> applied = workload.annotation(Marks.APPLIED)
                .flatMap(ObjectJson::parse)
                .orElseThrow(() -> new ApiException(
                        ApiException.Reason.REFUSED,
                        workload.key() + " does not say how it was applied; deploy its app again",
                        null));
        Map<String, Object> spec = ObjectJson.map(applied, "spec");
        String replicas = String.valueOf(spec.put("replicas", 0));
        applied.put("spec", spec);
        KubeObject asleep = new KubeObject(workload.kind(), workload.namespace(), workload.name(), applied)
                .annotated(Map.of(Marks.ASLEEP, replicas));
        write(remembered(asleep), false);
    }

    /** Deletes all objects of an app. Its volumes are not ours to delete, and stay. */
    void remove(AppKey key) throws ApiException {
        AppParts parts = view.parts(key);
        for (Live workload : parts.workloads()) {
            for (String other : AppHashes.of(workload).byKey().keySet()) {
                if (other.startsWith(ObjectKind.SECRET.word() + "/")) {
                    delete(ObjectKind.SECRET, key.namespace(), other.substring(other.indexOf('/') + 1));
                }
            }
        }
        for (Live other : parts.others().values()) {
            delete(other.kind(), other.namespace(), other.name());
        }
        for (Live workload : parts.workloads()) { // Last, since it shows that something is left of the app.
            delete(workload.kind(), workload.namespace(), workload.name());
        }
    }
}
