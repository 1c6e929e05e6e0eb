package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.source.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * What an app was deployed with. It is kept with what runs the app, so that a newer revision costs one request: that which deploys it.
 *
 * @param at when its namespace took the revision
 * @param push when a newer revision of the namespace's branch was last seen then
 * @param commit of the product repository that its group was read at
 */
public record Taken(Revision revision, Instant at, Instant push, Optional<String> commit) {
    public String text() {
        return RecordJson.text(this);
    }

    public static Optional<Taken> of(Live workload) {
        return RecordJson.fact(workload.annotation(Marks.TAKEN), Taken.class);
    }
}
