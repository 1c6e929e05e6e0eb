package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.namespace.kubernetes.object.ObjectJson;
import io.completedflow.namespace.kubernetes.object.ObjectKind;
import java.util.Map;
import java.util.Optional;

/** The filling of an app's data, as long as it is not done: dependents wait for it. */
record Seeding(boolean failed, String reason) {
    /** Empty if there is nothing to fill, or it is done. */
    static Optional<Seeding> of(Live workload, Map<String, Live> others) {
        return jobName(workload)
                .flatMap(name -> of(Optional.ofNullable(others.get(ObjectKind.JOB.word() + "/" + name)), name));
    }

    static Optional<String> jobName(Live workload) {
        return workload.annotation(Marks.SEED)
                .flatMap(ObjectJson::parse)
                .map(job -> String.valueOf(ObjectJson.map(job, "metadata").get("name")));
    }

    private static Optional<Seeding> of(Optional<Live> job, String name) {
        if (job.isEmpty()) {
            return Optional.of(new Seeding(false, "its data are to be filled"));
        }
        if (isTrue(job.get(), "Complete")) {
            return Optional.empty();
        }
        return Optional.of(
                isTrue(job.get(), "Failed")
                        ? new Seeding(true, "its data could not be filled: Job " + name + " failed; see its logs")
                        : new Seeding(false, "its data are being filled"));
    }

    private static boolean isTrue(Live job, String condition) {
        return job.condition(condition)
                .filter(found -> "True".equals(found.get("status")))
                .isPresent();
    }
}
