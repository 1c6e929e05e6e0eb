package io.jenkins.plugins.completedflow.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.request.KnownNamespace;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceDetailsTest {
    @Test
    void readsWhatTheDaemonTells() {
        NamespaceDetails details = read("""
                {"state": "ready", "lastPush": "2026-11-21T09:58:55Z", "lastUse": "2026-11-21T09:59:55Z",
                 "apps": [{"id": "shop.catalog", "running": {"id": "a1b2"}}]}
                """);

        assertThat(details.text("state")).isEqualTo("ready");
        assertThat(details.lastActive()).isEqualTo(Instant.parse("2026-11-21T09:59:55Z"));
        assertThat(details.apps()).singleElement().satisfies(app -> {
            assertThat(app.text("id")).isEqualTo("shop.catalog");
            assertThat(app.part("running").text("id")).isEqualTo("a1b2");
            assertThat(app.part("next").text("id")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"lastUse\": \"yesterday\", \"apps\": 7}"})
    void takesWhatItCannotReadForNotTold(String json) {
        NamespaceDetails details = read(json);

        assertThat(details.text("state")).isEmpty();
        assertThat(details.apps()).isEmpty();
        assertThat(details.lastActive()).as("no proof of idleness").isEqualTo(Instant.MAX);
    }

    private static NamespaceDetails read(String json) {
        return NamespaceDetails.of(new KnownNamespace("north", "name", "shop", "/shop.git", "main", false, json));
    }
}
