package io.completedflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AppIdTest {
    @Test
    void parsesWhatItPrints() {
        AppId id = new AppId("shop", "catalog");
        assertThat(AppId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void refusesWhatIsNoIdentity() {
        assertThatThrownBy(() -> AppId.parse("catalog")).hasMessageContaining("expected group.app");
        assertThatThrownBy(() -> AppId.parse("a.b.c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AppId.parse(".b")).isInstanceOf(IllegalArgumentException.class);
    }
}
