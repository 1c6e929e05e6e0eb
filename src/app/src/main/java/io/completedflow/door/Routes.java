package io.completedflow.door;

import java.util.Collection;

/**
 * What the front door asks, and tells, the one who keeps the namespaces. Called on the front door's event loop for every request: nothing
 * here may block.
 */
public interface Routes {
    /** @param host lower-case host name without the domain: {@code app.namespace} or {@code app.group.namespace} */
    Route find(String host);

    /** Every host name that leads somewhere, for suggestions. */
    Collection<String> hosts();

    /** A request for an app of this namespace came in. */
    void used(String namespace);

    /** A request for an app of this sleeping namespace came in. */
    void wake(String namespace);
}
