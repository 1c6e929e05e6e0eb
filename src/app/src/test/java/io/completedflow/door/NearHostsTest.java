package io.completedflow.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearHostsTest {
    @Test
    void sameNamespaceOrSameAppComesFirst() {
        List<String> known = List.of("frontend.feature-13", "catalog.feature-132", "frontend.main", "unrelated.x");

        assertThat(NearHosts.to("frontend.feature-132", known))
                .containsExactly("catalog.feature-132", "frontend.feature-13", "frontend.main");
    }

    @Test
    void aNamespaceAloneSuggestsItsApps() {
        assertThat(NearHosts.to("feature-132", List.of("frontend.feature-132", "frontend.other")))
                .containsExactly("frontend.feature-132");
    }

    @Test
    void atMostEight() {
        List<String> known =
                IntStream.range(0, 100).mapToObj(i -> "app" + i + ".main").toList();

        assertThat(NearHosts.to("app.main", known)).hasSize(8);
    }
}
