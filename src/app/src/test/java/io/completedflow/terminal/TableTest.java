package io.completedflow.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @Test
    void alignsByWhatIsSeenAndNotByColourCodes() {
        Table table = new Table()
                .row(List.of(Table.Cell.of("a"), new Table.Cell("ok", "\033[32mok\033[0m"), Table.Cell.of("x")))
                .row("longer", "failed", "y")
                .row("tea 🍵", "")
                .row("end");
        assertThat(table.lines())
                .containsExactly("a       \033[32mok\033[0m      x", "longer  failed  y", "tea 🍵", "end");
    }

    @ParameterizedTest
    @CsvSource({"-5,0s", "0,0s", "59,59s", "60,1m", "192,3m12s", "3600,1h", "7500,2h5m", "273600,3d4h", "86400,1d"})
    void saysDurationsInTwoUnits(long seconds, String said) {
        assertThat(Elapsed.of(Duration.ofSeconds(seconds))).isEqualTo(said);
    }
}
