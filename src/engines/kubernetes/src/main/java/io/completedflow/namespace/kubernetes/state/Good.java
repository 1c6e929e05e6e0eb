package io.completedflow.namespace.kubernetes.state;

import io.completedflow.namespace.kubernetes.object.Marks;
import io.completedflow.source.Revision;
import java.util.Optional;

/** What ran well before the newest deployment, and runs on until that is ready. */
public record Good(String digest, Revision revision) {
    public String text() {
        return RecordJson.text(this);
    }

    public static Optional<Good> of(Live workload) {
        return RecordJson.fact(workload.annotation(Marks.GOOD), Good.class);
    }
}
