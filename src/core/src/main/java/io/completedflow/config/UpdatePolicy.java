package io.completedflow.config;

import java.time.Duration;
import java.time.ZoneId;

/** When a namespace takes newer revisions. */
public sealed interface UpdatePolicy {
    UpdatePolicy DEFAULT = new Every(Duration.ofSeconds(15));

    /** As soon as they are seen. */
    record Realtime() implements UpdatePolicy {}

    /** When they are seen by a poll this often; a notice makes that poll happen now. */
    record Every(Duration interval) implements UpdatePolicy {}

    /**
     * Only at the times of a recurrence, told in a time zone.
     *
     * @param cron five fields of Unix cron; {@code at: "03:30"} is read as {@code 30 3 * * *}
     */
    record At(String cron, ZoneId zone) implements UpdatePolicy {}
}
