package io.completedflow.log.file;

import io.completedflow.log.Event;
import java.time.Instant;
import java.util.Map;

/** Events for tests. */
final class Events {
    static final Instant AT = Instant.parse("2026-11-21T10:15:30.123Z");

    private Events() {}

    static Event of(String namespace, String message) {
        return new Event(AT, "shop", namespace, "shop.catalog", Event.Kind.APP_READY, message, Map.of());
    }

    static Event of(Event.Kind kind, String app, String message, Map<String, String> data) {
        return new Event(AT, "shop", "feature-1", app, kind, message, data);
    }
}
