package io.completedflow.door;

import io.completedflow.log.Event;
import io.completedflow.view.Overview;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What {@code /-/namespaces.json} holds. */
record IndexData(Overview overview, Map<String, Instant> nextUpdates, List<Happening> events) {
    /**
     * @param namespace empty if it concerns everything
     * @param app empty if it concerns the whole namespace
     * @param kind in dotted words such as {@code app.ready}
     */
    record Happening(Instant at, String namespace, String app, String kind, String message) {
        static Happening of(Event event) {
            return new Happening(
                    event.at(), event.namespace(), event.app(), event.kind().word(), event.message());
        }
    }

    static IndexData of(IndexContent content) {
        return new IndexData(
                content.overview(),
                content.nextUpdates(),
                content.lastEvents().stream().map(Happening::of).toList());
    }
}
