package io.completedflow.view;

import com.fasterxml.jackson.annotation.JsonValue;
import io.completedflow.source.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reconcile would do to one app, and why.
 *
 * @param app its identity, {@code group.app}
 * @param revision what it is to run; empty if it is not deployed here
 * @param depends identities of the apps that must be ready before it starts
 */
public record AppPlan(String app, Action action, String reason, Optional<Revision> revision, List<String> depends) {
    public AppPlan {
        depends = List.copyOf(depends);
    }

    /** What is to be done, in one word; written in lower case. */
    public enum Action {
        /** To be built, tested and started, now or when what it depends on is ready. */
        DEPLOY,
        /** It runs what it should. */
        KEEP,
        /** It is to be removed. */
        REMOVE,
        /** It is to be stopped. */
        HALT,
        /** It cannot be deployed; the reason says why. */
        FAILED,
        /** It is not deployed here. */
        OMITTED,
        /** It is not deployed here, and reached elsewhere. */
        EXTERNAL;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
