package io.completedflow.config;

import java.util.Set;

/** Words of the design that a flow file may not use yet, so that they are refused by name and not as misspelt. */
final class LaterVocabulary {
    static final String MEND = "remove it";

    private static final Set<String> KEYS = Set.of(
            "approvals",
            "autoscaling",
            "backend-update",
            "before",
            "bootstrap",
            "canary",
            "card",
            "cards",
            "certified",
            "chart",
            "charts",
            "check",
            "checks",
            "flow",
            "gate",
            "helm",
            "hpa",
            "infra-up",
            "inventory",
            "kustomize",
            "layout-go",
            "marmite",
            "migrations",
            "phases",
            "qa",
            "release",
            "releases",
            "ring",
            "rings",
            "scope",
            "servers",
            "service",
            "services",
            "shared",
            "signOff",
            "slack",
            "trackers",
            "validation",
            "validations",
            "version",
            "versions",
            "waivers",
            "webhooks",
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
