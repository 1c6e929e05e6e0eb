package io.completedflow.namespace;

import io.completedflow.config.AppId;

/** One thing an engine is asked to do to an app. Asking again for what is under way or done changes nothing. */
public sealed interface Effect {
    AppId app();

    /** Fetch, build and test the desired revision, beside what runs. */
    record Prepare(AppId app) implements Effect {}

    /** Start what was prepared, in the place of what runs; if it does not get ready, put back what ran. */
    record Start(AppId app) implements Effect {}

    /** Stop it, keeping its data and what is needed to start it again. */
    record Halt(AppId app) implements Effect {}

    /** Stop it and remove all of it but its data: they wait for the app to come back, and go with the namespace. */
    record Remove(AppId app) implements Effect {}
}
