package io.completedflow.config;

import java.util.Set;

/** Words of the design that a flow file may not use yet, so that they are refused by name and not as misspelt. */
final class LaterVocabulary {
    static final String MEND = "remove it";

    private static final Set<String> KEYS = Set.of(
            "approvals",
            "autoscaling",
            "backend-update",
            "bootstrap",
            "canary",
            "cards",
            "chart",
            "charts",
            "checks",
            "flow",
            "gate",
            "helm",
            "hpa",
            "infra-up",
            "inventory",
            "kustomize",
            "layout-go",
            "migrations",
            "phases",
            "qa",
            "release",
            "releases",
            "rings",
            "servers",
            "services",
            "shared",
            "validation",
            "validations",
            "version",
            "versions",
            "window",
            "windows",
            "zone",
            "zones");

    private LaterVocabulary() {}

    static boolean contains(String key) {
        return KEYS.contains(key);
    }

    static String refusal(String word) {
        return "'" + word + "' is not yet supported by this version";
    }
}
