package io.completedflow.namespace.kubernetes.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppObservationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Revision NEW = new Revision("web", "2", "2");
    private static final Revision OLD = new Revision("web", "1", "1");
    private static final String AVAILABLE =
            "{'observedGeneration': 2, 'updatedReplicas': 1, 'availableReplicas': 1, 'replicas': 1}";

    private final Map<String, String> notes = new LinkedHashMap<>(Map.of(
            Marks.DIGEST,
            "d2",
            Marks.TAKEN,
            new Taken(NEW, NOW, NOW, Optional.empty()).text(),
            Marks.BEGUN,
            NOW.toString(),
            Marks.DEADLINE,
            "PT1M"));
    private final Map<String, Live> others = new LinkedHashMap<>();
    private final List<Live> pods = new ArrayList<>();

    @Test
    void availableIsReady() {
        ObservedApp app = observed(deployment(1, AVAILABLE));
        assertThat(app.attempt()).isEmpty();
        assertThat(app.running()).contains(new ObservedApp.Instance("d2", NEW, true, NOW, Optional.empty(), 0, ""));
    }

    @Test
    void whatTheControllerHasNotSeenYetIsUnderWay() {
        ObservedApp app = observed(deployment(1, AVAILABLE.replace("2,", "1,")));
        assertThat(app.running()).isEmpty();
        assertThat(app.attempt().orElseThrow().stage()).isEqualTo(Stage.STARTING);
    }

    @Test
    void theLastGoodOneRunsOnWhileTheNewOneIsStarted() {
        notes.put(Marks.GOOD, new Good("d1", OLD).text());
        ObservedApp app = observed(deployment(
                1,
                "{'observedGeneration': 2, 'updatedReplicas': 1, 'availableReplicas': 1, 'unavailableReplicas': 1,"
                        + " 'conditions': [{'type': 'Progressing', 'reason': 'ReplicaSetUpdated'}]}"));
        assertThat(app.running().orElseThrow().revision()).isEqualTo(OLD);
        assertThat(app.attempt().orElseThrow().stage()).isEqualTo(Stage.STARTING);
    }

    @Test
    void tooLateIsFailedWithTheCause() {
        pods.add(Lives.of(
                ObjectKind.POD,
                ("{'metadata': {'name': 'web-x'}, 'status': {'containerStatuses': [{'image': 'web:2', 'state':"
                                + " {'waiting': {'reason': 'ImagePullBackOff', 'message': 'not found'}}}]}}")
                        .replace('\'', '"')));
        ObservedApp app = observed(deployment(
                1,
                "{'observedGeneration': 2, 'unavailableReplicas': 1,"
                        + " 'conditions': [{'type': 'Progressing', 'reason': 'ProgressDeadlineExceeded'}]}"));
        assertThat(app.attempt().orElseThrow().stage()).isEqualTo(Stage.FAILED);
        assertThat(app.attempt().orElseThrow().reason())
                .isEqualTo("its image web:2 cannot be pulled (ImagePullBackOff): not found");
    }

    @Test
    void whatCrashesAfterItWasReadyRunsUnready() {
        pods.add(Lives.of(
                ObjectKind.POD,
                ("{'metadata': {'name': 'web-x'}, 'status': {'containerStatuses': [{'restartCount': 3, 'lastState':"
                                + " {'terminated': {'exitCode': 1, 'reason': 'Error'}}, 'state': {'waiting': {'reason':"
                                + " 'CrashLoopBackOff'}}}]}}")
                        .replace('\'', '"')));
        ObservedApp app = observed(deployment(
                1,
                "{'observedGeneration': 2, 'updatedReplicas': 1, 'unavailableReplicas': 1,"
                        + " 'conditions': [{'type': 'Progressing', 'reason': 'NewReplicaSetAvailable'}]}"));
        assertThat(app.running().orElseThrow().ready()).isFalse();
        assertThat(app.running().orElseThrow().restarts()).isEqualTo(3);
        assertThat(app.running().orElseThrow().note())
                .isEqualTo("its pod web-x ends again and again, 3 times so far: Error, exit status 1; see its logs");
    }

    @Test
    void quotaRefusalIsNamed() {
        ObservedApp app = observed(
                deployment(
                        1,
                        "{'observedGeneration': 2, 'unavailableReplicas': 1, 'conditions': [{'type': 'ReplicaFailure',"
                                + " 'status': 'True', 'message': 'pods is forbidden: exceeded quota: limits, used: pods=1'}]}"));
        assertThat(app.attempt().orElseThrow().reason())
                .startsWith("the quota refuses its pods: exceeded quota: limits");
    }

    @Test
    void withoutInstancesItIsNeitherRunningNorTried() {
        assertThat(observed(deployment(0, "{'observedGeneration': 2}"))).isEqualTo(ObservedApp.ABSENT);
    }

    @Test
    void removedObjectIsShownAndWhereSoSaidMakesItOtherThanAsked() {
        notes.put(Marks.OBJECTS, "{\"Service/web\":\"1\"}");
        notes.put(Marks.DRIFT, "show");
        assertThat(observed(deployment(1, AVAILABLE)).running().orElseThrow().note())
                .isEqualTo("Service web was removed");
        assertThat(observed(deployment(1, AVAILABLE)).running().orElseThrow().digest())
                .isEqualTo("d2");
        notes.put(Marks.DRIFT, "heal");
        assertThat(observed(deployment(1, AVAILABLE)).running().orElseThrow().digest())
                .isNotEqualTo("d2");
    }

    @Test
    void isNotReadyBeforeItsDataAreFilled() {
        notes.put(Marks.SEED, "{\"metadata\": {\"name\": \"web-seed\"}}");
        assertThat(observed(deployment(1, AVAILABLE)).running().orElseThrow().ready())
                .isFalse();
        job("Failed");
        assertThat(observed(deployment(1, AVAILABLE)).attempt().orElseThrow().stage())
                .isEqualTo(Stage.FAILED);
        job("Complete");
        assertThat(observed(deployment(1, AVAILABLE)).running().orElseThrow().ready())
                .isTrue();
    }

    @Test
    void aStatefulSetIsLateByOurClock() {
        assertThat(statefulSet(NOW).attempt().orElseThrow().stage()).isEqualTo(Stage.STARTING);
        assertThat(statefulSet(NOW.plusSeconds(60)).attempt().orElseThrow().stage())
                .isEqualTo(Stage.FAILED);
    }

    private ObservedApp statefulSet(Instant now) {
        Live set = workload(ObjectKind.STATEFUL_SET, 1, "{'observedGeneration': 2, 'updatedReplicas': 1}");
        return new AppObservation(set, pods, others, kind -> true).observed(now);
    }

    private void job(String condition) {
        others.put(
                "Job/web-seed",
                Lives.of(
                        ObjectKind.JOB,
                        "{\"metadata\": {\"name\": \"web-seed\"}, \"status\": {\"conditions\": [{\"type\": \""
                                + condition + "\", \"status\": \"True\"}]}}"));
    }

    private ObservedApp observed(Live workload) {
        return new AppObservation(workload, pods, others, kind -> true).observed(NOW);
    }

    private Live deployment(int replicas, String status) {
        return workload(ObjectKind.DEPLOYMENT, replicas, status);
    }

    private Live workload(ObjectKind kind, int replicas, String status) {
        return Lives.of(
                kind,
                Map.of(
                        "metadata",
                        Map.of("name", "web", "namespace", "feature", "generation", 2, "annotations", notes),
                        "spec",
                        Map.of("replicas", replicas),
                        "status",
                        ObjectJson.parse(status.replace('\'', '"')).orElseThrow()));
    }
}
