package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.config.Template;
import java.net.URI;
import java.util.Map;

/**
 * A namespace as it should be.
 *
 * @param apps the apps to deploy, in the order of the flow file; their dependencies are among them or unresolved, and have no cycle
 * @param omitted why an app is not deployed, by app
 * @param external where omitted apps are reached instead, by app
 * @param unresolved why an app's revision is not known (such as a missing branch without fallback), by app
 * @param asleep whether nothing is to run for now
 */
public record DesiredNamespace(
        String name,
        String product,
        String branch,
        Template template,
        Map<AppId, DesiredApp> apps,
        Map<AppId, String> omitted,
        Map<AppId, URI> external,
        Map<AppId, String> unresolved,
        boolean asleep) {}
