package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.config.UpdatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UpdateScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void takesWhatIsSeenAtOnce() {
        UpdateSchedule realtime = UpdateSchedule.of(new UpdatePolicy.Realtime());
        assertThat(realtime.due(NOON, NOON)).isTrue();
        assertThat(realtime.next(NOON)).isEmpty();
        UpdateSchedule every = UpdateSchedule.of(new UpdatePolicy.Every(Duration.ofSeconds(30)));
        assertThat(every.due(NOON, NOON)).isTrue();
        assertThat(every.pollInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(every.describe(NOON)).isEqualTo("when seen, looking every 30 s");
    }

    @Test
    void recurrenceIsDueOnceItsTimeHasPassed() {
        UpdateSchedule daily = at("30 3 * * *", "Europe/Paris");
        assertThat(daily.next(NOON)).contains(Instant.parse("2026-11-22T02:30:00Z"));
        assertThat(daily.due(NOON, Instant.parse("2026-11-22T02:29:59Z"))).isFalse();
        assertThat(daily.due(NOON, Instant.parse("2026-11-22T02:30:00Z"))).isTrue();
        assertThat(daily.due(Instant.parse("2026-11-22T02:30:00Z"), Instant.parse("2026-11-22T02:31:00Z")))
                .isFalse();
        assertThat(daily.due(NOON, Instant.parse("2026-12-24T00:00:00Z"))).isTrue();
        assertThat(daily.describe(NOON)).isEqualTo("next at 2026-11-22 03:30 +01:00 Europe/Paris");
    }

    @Test
    void timeSkippedInSpringComesWhenTheClockSkips() {
        assertThat(times("30 2 * * *", "Europe/Paris", "2027-03-27T12:00:00Z", 2))
                .containsExactly("2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z");
        assertThat(times("30 2 * * *", "America/Montreal", "2027-03-13T12:00:00Z", 2))
                .containsExactly("2027-03-14T07:00:00Z", "2027-03-15T06:30:00Z");
        assertThat(times("30 3 * * *", "Europe/Paris", "2027-03-27T12:00:00Z", 1))
                .containsExactly("2027-03-28T01:30:00Z");
    }

    @Test
    void timeShownTwiceInAutumnComesTheFirstTimeOnly() {
        assertThat(times("30 2 * * *", "Europe/Paris", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(times("30 1 * * *", "America/Montreal", "2026-10-31T12:00:00Z", 2))
                .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
        assertThat(at("30 2 * * *", "Europe/Paris").next(Instant.parse("2026-10-25T01:10:00Z")))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void timeThatNeverComesIsSaid() {
        UpdateSchedule never = at("0 0 30 2 *", "Europe/Paris");
        assertThat(never.next(NOON)).isEmpty();
        assertThat(never.due(NOON, NOON.plus(Duration.ofDays(999)))).isFalse();
        assertThat(never.describe(NOON)).startsWith("never");
        assertThatThrownBy(() -> at("whenever", "Europe/Paris")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void nextIsAfterNowAndComesOnceADay(
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(max = 59) int minute,
            @ForAll @IntRange(max = 500 * 24 * 60) int minutes) {
        UpdateSchedule daily = at(minute + " " + hour + " * * *", "America/Montreal");
        Instant now = NOON.plus(Duration.ofMinutes(minutes));
        Instant next = daily.next(now).orElseThrow();
        assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(25)));
        assertThat(Duration.between(next, daily.next(next).orElseThrow()))
                .isBetween(Duration.ofMinutes(22 * 60 + 30), Duration.ofHours(25));
    }

    private static List<String> times(String cron, String zone, String after, int count) {
        List<String> times = new ArrayList<>();
        Instant last = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            last = at(cron, zone).next(last).orElseThrow();
            times.add(last.toString());
        }
        return times;
    }

    private static UpdateSchedule at(String cron, String zone) {
        return UpdateSchedule.of(new UpdatePolicy.At(cron, ZoneId.of(zone)));
    }
}
