package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.source.Revision;

/** An app of a contract test and the revision that holds one version of it. */
public record Deployable(App app, Revision revision) {}
