package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.Map;

/**
 * A namespace as it is.
 *
 * @param apps every app that something is there of
 * @param deleting whether its deletion has begun
 * @param obstacle what holds its deletion, in words; empty if nothing does
 */
public record ObservedNamespace(
        NamespaceRecord record, Map<AppId, ObservedApp> apps, boolean deleting, String obstacle) {}
