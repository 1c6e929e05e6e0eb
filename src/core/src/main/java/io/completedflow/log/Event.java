package io.completedflow.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened.
 *
 * @param product empty if it concerns the program itself
 * @param namespace empty if it concerns the whole product
 * @param app {@code group.app}, empty if it concerns the whole namespace
 * @param kind what happened, in dotted words such as {@code app.ready}; the list is in the event log's documentation
 * @param message one sentence for a person; no secret, no line end
 * @param data further facts by name: revisions, durations, last lines of output
 */
public record Event(
        Instant at, String product, String namespace, String app, Kind kind, String message, Map<String, String> data) {

    /** What happened. Written as its {@link #word}. */
    public enum Kind {
        WATCH_STARTED("watch.started"),
        WATCH_STOPPED("watch.stopped"),
        REPOSITORY_UNREACHABLE("repository.unreachable"),
        REPOSITORY_BACK("repository.back"),
        FLOW_FILE_REFUSED("flow-file.refused"),
        FLOW_FILE_TAKEN("flow-file.taken"),
        NAMESPACE_REFUSED("namespace.refused"),
        NAMESPACE_CREATED("namespace.created"),
        ENVIRONMENT_FED("environment.fed"),
        NAMESPACE_READY("namespace.ready"),
        NAMESPACE_ASLEEP("namespace.asleep"),
        NAMESPACE_AWAKE("namespace.awake"),
        NAMESPACE_TAKEN_OVER("namespace.taken-over"),
        NAMESPACE_DELETION_SCHEDULED("namespace.deletion-scheduled"),
        NAMESPACE_DELETION_CANCELLED("namespace.deletion-cancelled"),
        NAMESPACE_DELETING("namespace.deleting"),
        NAMESPACE_DELETED("namespace.deleted"),
        DELETION_PAUSED("deletion.paused"),
        DELETION_RESUMED("deletion.resumed"),
        APP_OMITTED("app.omitted"),
        APP_WAITING("app.waiting"),
        APP_BUILDING("app.building"),
        APP_TESTING("app.testing"),
        APP_PREPARED("app.prepared"),
        APP_STARTING("app.starting"),
        APP_READY("app.ready"),
        APP_FAILED("app.failed"),
        APP_PUT_BACK("app.put-back"),
        APP_RESTARTING("app.restarting"),
        APP_STOPPED("app.stopped"),
        APP_REMOVED("app.removed"),
        APP_ADOPTED("app.adopted");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
