package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import java.util.Optional;

/** An app's namespace, as the app sees it. */
interface Neighbours {
    String namespace();

    String product();

    /** Where another app of the namespace is reached; empty if it has no port yet. */
    Optional<String> address(AppId app);

    /** Whether there is a process of another app of the namespace. */
    boolean running(AppId app);

    /** To be called when what is observed of the app has changed. */
    void changed();

    /** To be called when an app has moved to another port. */
    void moved();

    /** To be called when nothing is left of the app. */
    void removed(AppId app);
}
