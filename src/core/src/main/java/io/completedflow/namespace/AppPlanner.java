package io.completedflow.namespace;

import io.completedflow.config.AppId;

/** Decides for one app of a namespace. */
interface AppPlanner {
    Decision plan(DesiredApp app);

    /** For an app whose revision is not known. */
    Decision unresolved(AppId app, String reason);
}
