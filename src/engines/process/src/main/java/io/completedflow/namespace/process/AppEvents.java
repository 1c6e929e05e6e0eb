package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import java.time.Clock;
import java.util.Map;

/** Tells the flow log what happens to one app. */
record AppEvents(EventLog log, Clock clock, String product, String namespace, AppId app) {
    void tell(Event.Kind kind, String message) {
        tell(kind, message, Map.of());
    }

    void tell(Event.Kind kind, String message, Map<String, String> data) {
        log.append(new Event(clock.instant(), product, namespace, app.toString(), kind, message, data));
    }
}
