package io.jenkins.plugins.completedflow.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AppAddressesTest {
    @Test
    void namesAppsByTheirGroupWhereTheShortNameRepeats() {
        Map<String, Object> namespace = JsonData.read("""
                {"apps": [{"id": "shop.web-front", "url": "http://a"}, {"id": "shop.web", "url": "http://b"},
                          {"id": "back.web", "url": "http://c"}, {"id": "back.job", "address": "http://127.0.0.1:1"}]}
                """);

        assertThat(AppAddresses.byName(namespace))
                .isEqualTo(Map.of("web-front", "http://a", "shop.web", "http://b", "back.web", "http://c"));
        assertThat(AppAddresses.byVariable(namespace))
                .isEqualTo(Map.of(
                        "FLOW_URL_WEB_FRONT",
                        "http://a",
                        "FLOW_URL_SHOP_WEB",
                        "http://b",
                        "FLOW_URL_BACK_WEB",
                        "http://c"));
    }
}
