package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import io.completedflow.source.Repositories;
import java.util.Map;

/**
 * What a reconciler touches the world through.
 *
 * @param writer who reconciles, such as {@code flow@host}; namespaces of another writer are left alone
 */
record Ports(
        Loop loop,
        Engines engines,
        Repositories repositories,
        Followers followers,
        EventLog log,
        FollowedProducts products,
        String writer) {

    void tell(String product, String namespace, Event.Kind kind, String message) {
        log.append(new Event(loop.now(), product, namespace, "", kind, message, Map.of()));
    }
}
