package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(ProcessEngineSettings.defaults());

    @Test
    void doublesUpToALimitAndStartsOverAfterAStableTime() {
        Duration brief = Duration.ofSeconds(1);
        assertThat(backOff.crashed(brief)).hasSeconds(1);
        assertThat(backOff.crashed(brief)).hasSeconds(2);
        assertThat(backOff.crashed(brief)).hasSeconds(4);
        for (int crash = 0; crash < 1000; crash++) {
            assertThat(backOff.crashed(brief)).isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(backOff.crashed(brief)).hasMinutes(1);
        assertThat(backOff.crashed(Duration.ofMinutes(1))).hasSeconds(1);
        assertThat(backOff.crashes()).isEqualTo(1);
    }

    @Test
    void saysWhichCrashItWas() {
        assertThat(java.util.stream.Stream.of(1, 2, 3, 4, 11, 12, 13, 21, 102, 111)
                        .map(Ending::ordinal))
                .containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th");
    }
}
