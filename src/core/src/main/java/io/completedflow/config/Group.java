package io.completedflow.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Apps that belong together. {@code depends}, {@code omitFromDeploy} and {@code omitFromNamespaces} hold for all of them.
 *
 * @param omitFromDeploy patterns {@code group}, {@code *.app} or {@code group.app}
 * @param omitFromNamespaces names of templates that leave this group out
 * @param apps by short name, in the order of the flow file
 */
public record Group(
        String name,
        List<Reference> depends,
        List<Reference> omitFromDeploy,
        Set<String> omitFromNamespaces,
        Map<String, App> apps,
        Location where) {}
