package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.kubernetes.object.AppObjects;
import io.completedflow.namespace.kubernetes.object.KubeObject;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.state.Good;
import io.completedflow.namespace.kubernetes.state.Live;
import io.completedflow.namespace.kubernetes.state.Rollout;
import io.completedflow.namespace.kubernetes.state.Taken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is noted with a workload about the deployment that it is made for. */
record WorkloadNotes(
        DesiredNamespace desired, DesiredApp app, AppObjects objects, NamespaceRecord record, Instant now) {

    /** @param there what runs it now */
    Map<String, String> annotations(Optional<Live> there, int attempt) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(Marks.DIGEST, app.digest());
        notes.put(Marks.TAKEN, taken().text());
        notes.put(Marks.OBJECTS, ObjectJson.text(objects.hashes()));
        notes.put(Marks.DRIFT, desired.template().kubernetes().healsDrift() ? "heal" : "show");
        notes.put(Marks.ATTEMPT, Integer.toString(attempt));
        notes.put(Marks.BEGUN, now.toString());
        notes.put(Marks.DEADLINE, app.app().health().deadline().toString());
        objects.seed().map(KubeObject::body).ifPresent(job -> notes.put(Marks.SEED, ObjectJson.text(job)));
        there.flatMap(this::good).ifPresent(good -> notes.put(Marks.GOOD, good.text()));
        return notes;
    }

    private Taken taken() {
        return new Taken(
                app.revision(),
                record.deployment().takenAt(),
                record.lifetime().lastPush(),
                record.deployment().flowFileCommit());
    }

    /** What ran well last. */
    private Optional<Good> good(Live there) {
        Optional<String> digest = there.annotation(Marks.DIGEST).filter(each -> !each.equals(app.digest()));
        return Rollout.of(there, now) == Rollout.DONE && digest.isPresent()
                ? digest.flatMap(each -> Taken.of(there).map(taken -> new Good(each, taken.revision())))
                : Good.of(there);
    }

    /** Whether it was applied as it is to be now, so that only others can have changed it. */
    boolean asApplied(Live there) {
        return there.annotation(Marks.DIGEST).equals(Optional.of(app.digest()));
    }

    /** How often it will have been tried. A change of the number makes pods anew, so it is kept where nothing failed. */
    static int attempt(Live there, boolean again) {
        int before = there.annotation(Marks.ATTEMPT).map(Integer::parseInt).orElse(1);
        boolean asleep = there.number("spec", "replicas") == 0;
        return again || asleep ? before + 1 : before;
    }
}
