package io.completedflow.namespace;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.completedflow.config.UpdatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/**
 * When a namespace takes newer revisions.
 *
 * <p>A recurrence follows the clock on the wall of its zone. A time that the clock skips in spring comes at the moment it skips; one that
 * it shows twice in autumn comes the first time only.
 */
public final class UpdateSchedule {
    /** How often repositories are looked at for namespaces that take what is new at once. */
    public static final Duration REALTIME_INTERVAL = Duration.ofSeconds(10);
    /** How often, for namespaces that take what is new at set times: their branches come and go in between. */
    public static final Duration AT_INTERVAL = Duration.ofMinutes(1);
    /** Longer than any clock was ever turned for summer time. */
    private static final Duration LONGEST_SHIFT = Duration.ofHours(3);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private final UpdatePolicy policy;
    private final Optional<ExecutionTime> recurrence;

    private UpdateSchedule(UpdatePolicy policy, Optional<ExecutionTime> recurrence) {
        this.policy = policy;
        this.recurrence = recurrence;
    }

    /** @throws IllegalArgumentException if a recurrence is no Unix cron expression */
    public static UpdateSchedule of(UpdatePolicy policy) {
        if (policy instanceof UpdatePolicy.At at) {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            return new UpdateSchedule(policy, Optional.of(ExecutionTime.forCron(parser.parse(at.cron()))));
        }
        return new UpdateSchedule(policy, Optional.empty());
    }

    /** How often the repositories are to be listed. */
    public Duration pollInterval() {
        if (policy instanceof UpdatePolicy.Every every) {
            return every.interval();
        }
        return policy instanceof UpdatePolicy.At ? AT_INTERVAL : REALTIME_INTERVAL;
    }

    /** Whether what a poll sees is to be taken, the revisions having been refreshed last at {@code takenAt}. */
    public boolean due(Instant takenAt, Instant now) {
        return recurrence.isEmpty()
                || next(takenAt).filter(time -> !time.isAfter(now)).isPresent();
    }

    /** The next time of a recurrence after this one; empty if what is new is taken whenever it is seen, or there is no next time. */
    public Optional<Instant> next(Instant after) {
        return policy instanceof UpdatePolicy.At at ? next(at.zone(), after) : Optional.empty();
    }

    /** For people: {@code when seen}, or the next time of the recurrence on the wall of its zone, with its offset from UTC. */
    public String describe(Instant now) {
        if (policy instanceof UpdatePolicy.At at) {
            return next(now)
                    .map(time -> "next at " + SHOWN.format(time.atZone(at.zone())) + " " + at.zone())
                    .orElse("never: '" + at.cron() + "' names no time to come");
        }
        return policy instanceof UpdatePolicy.Every every
                ? "when seen, looking every " + every.interval().toSeconds() + " s"
                : "when seen";
    }

    /**
     * The recurrence is followed in a zone without shifts, beginning early enough that no shift hides a time, and each time then laid on
     * the clock of the real zone.
     */
    private Optional<Instant> next(ZoneId zone, Instant after) {
        ZonedDateTime unshifted =
                LocalDateTime.ofInstant(after, zone).minus(LONGEST_SHIFT).atZone(ZoneOffset.UTC);
        Optional<ZonedDateTime> candidate = recurrence.orElseThrow().nextExecution(unshifted);
        while (candidate.isPresent()) {
            Instant time = instant(candidate.get().toLocalDateTime(), zone);
            if (time.isAfter(after)) {
                return Optional.of(time);
            }
            candidate = recurrence.orElseThrow().nextExecution(candidate.get());
        }
        return Optional.empty();
    }

    private static Instant instant(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition shift = zone.getRules().getTransition(wall);
        boolean skipped = shift != null && shift.isGap();
        return skipped ? shift.getInstant() : wall.atZone(zone).toInstant();
    }
}
