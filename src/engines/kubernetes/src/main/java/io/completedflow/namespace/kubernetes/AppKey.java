package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;

/** An app in a namespace. */
record AppKey(String namespace, AppId app) {}
