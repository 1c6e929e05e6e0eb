package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppPositionsTest {
    @Test
    void findsEachOfManyAndNoOther() {
        List<AppId> apps =
                IntStream.range(0, 1000).mapToObj(AppPositionsTest::app).toList();
        AppPositions positions = new AppPositions(apps);
        assertThat(positions.of(apps)).isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(IntStream.range(1000, 2000).map(i -> positions.of(app(i)))).containsOnly(-1);
    }

    @Test
    void tellsApartWhatHasTheSameHash() {
        List<AppId> apps = List.of(new AppId("Aa", "x"), new AppId("BB", "x"));
        assertThat(apps.get(0)).hasSameHashCodeAs(apps.get(1));
        assertThat(new AppPositions(apps).of(apps)).containsExactly(0, 1);
        assertThat(new AppPositions(apps.subList(0, 1)).of(apps.get(1))).isEqualTo(-1);
    }

    @Test
    void findsNothingAmongNone() {
        assertThat(new AppPositions(List.of()).of(app(0))).isEqualTo(-1);
    }

    private static AppId app(int i) {
        return new AppId("group", "app" + i);
    }
}
