package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An app as the objects of the cluster show it.
 *
 * @param workload what runs it
 * @param pods its instances
 * @param others all other objects of the app, by {@link Live#key}
 * @param watched whether all objects of a kind are known, so that one that is not among them is not there
 */
public record AppObservation(
        Live workload, Collection<Live> pods, Map<String, Live> others, Predicate<ObjectKind> watched) {
    /** Ends a digest of what was changed by others, so that it is no more what was asked for. */
    private static final String CHANGED = "+changed";

    private static final Revision UNKNOWN = new Revision("", "", "unknown");

    /** @param now to tell what is late */
    public ObservedApp observed(Instant now) {
        Rollout rollout = Rollout.of(workload, now);
        return switch (rollout) {
            case ASLEEP -> ObservedApp.ABSENT;
            case DONE -> done();
            case UNDER_WAY ->
                new ObservedApp(
                        before(),
                        Optional.of(attempt(Stage.STARTING, diagnosis().orElse("starting"))));
            case FAILED ->
                new ObservedApp(
                        before(),
                        Optional.of(attempt(Stage.FAILED, diagnosis().orElse("it did not get ready in time"))));
        };
    }

    private ObservedApp done() {
        Optional<String> failedSeed = seeding().filter(Seeding::failed).map(Seeding::reason);
        if (failedSeed.isPresent()) {
            return new ObservedApp(Optional.empty(), Optional.of(attempt(Stage.FAILED, failedSeed.get())));
        }
        boolean ready = Rollout.ready(workload) && seeding().isEmpty();
        String note = ready
                ? drift().orElse("")
                : diagnosis().or(() -> seeding().map(Seeding::reason)).orElse("not all its instances are ready");
        String digest = digest() + (heals() && drift().isPresent() ? CHANGED : "");
        return new ObservedApp(
                Optional.of(new Instance(digest, revision(), ready, begun(), address(), restarts(), note)),
                Optional.empty());
    }

    /** What runs on while the newest deployment is not ready. */
    private Optional<Instance> before() {
        boolean serves = workload.number("status", "availableReplicas") > 0;
        return Good.of(workload)
                .filter(good -> serves && !good.digest().equals(digest()))
                .map(good -> new Instance(good.digest(), good.revision(), true, begun(), address(), restarts(), ""));
    }

    private Attempt attempt(Stage stage, String reason) {
        return new Attempt(digest(), revision(), stage, begun(), reason, List.of());
    }

    private Optional<String> diagnosis() {
        return Diagnosis.of(workload, pods);
    }

    private Optional<Seeding> seeding() {
        return Seeding.of(workload, others);
    }

    /** What others changed or removed, in words. */
    private Optional<String> drift() {
        List<Optional<String>> found = new ArrayList<>();
        found.add(Drift.of(workload));
        AppHashes.of(workload).byKey().keySet().forEach(key -> found.add(drift(key)));
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<String> drift(String key) {
        if (!watched.test(ObjectKind.ofWord(key.substring(0, key.indexOf('/'))))) {
            return Optional.empty();
        }
        Live live = others.get(key);
        return live == null || live.deleting() ? Optional.of(key.replace('/', ' ') + " was removed") : Drift.of(live);
    }

    private boolean heals() {
        return workload.annotation(Marks.DRIFT).filter("heal"::equals).isPresent();
    }

    private String digest() {
        return workload.annotation(Marks.DIGEST).orElse("");
    }

    private Revision revision() {
        return Taken.of(workload).map(Taken::revision).orElse(UNKNOWN);
    }

    private Instant begun() {
        return Rollout.begun(workload).orElse(Instant.EPOCH);
    }

    private int restarts() {
        return pods.stream()
                .flatMap(pod -> pod.list("status", "containerStatuses").stream())
                .mapToInt(status -> status.get("restartCount") instanceof Number count ? count.intValue() : 0)
                .sum();
    }

    /** Where the first of its Services answers, within the cluster. */
    private Optional<String> address() {
        return Optional.ofNullable(others.get(ObjectKind.SERVICE.word() + "/" + workload.name()))
                .flatMap(service -> service.list("spec", "ports").stream().findFirst())
                .map(port -> "http://" + workload.name() + "." + workload.namespace() + ".svc:" + port.get("port"));
    }
}
