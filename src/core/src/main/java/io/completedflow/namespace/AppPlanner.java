package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.List;

/** Decides for the apps of a namespace. */
interface AppPlanner {
    /** One decision for each app that is desired, in their order. */
    List<Decision> plan();

    /** For an app whose revision is not known. */
    Decision unresolved(AppId app, String reason);
}
