package io.jenkins.plugins.completedflow.step;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where the apps of a namespace answer. */
final class AppAddresses {
    private AppAddresses() {}

    /** An app's address through the front door; an external one's own; empty if it has none. */
    static String of(Map<String, Object> app) {
        String url = JsonData.text(app, "url");
        boolean external = JsonData.text(app, "state").equals("external");
        return url.isEmpty() && external ? JsonData.text(app, "address") : url;
    }

    /** By short name, or {@code group.app} where the short name repeats; apps without an address are left out. */
    static Map<String, String> byName(Map<String, Object> namespace) {
        List<Map<String, Object>> apps = JsonData.objects(namespace, "apps");
        Map<String, Integer> counts = new HashMap<>();
        apps.forEach(app -> counts.merge(shortName(app), 1, Integer::sum));
        Map<String, String> addresses = new LinkedHashMap<>();
        for (Map<String, Object> app : apps) {
            String name = counts.get(shortName(app)) > 1 ? JsonData.text(app, "id") : shortName(app);
            if (!of(app).isEmpty()) {
                addresses.put(name, of(app));
            }
        }
        return addresses;
    }

    /** By environment variable: {@code FLOW_URL_} and the name in upper case, what is no letter or digit being {@code _}. */
    static Map<String, String> byVariable(Map<String, Object> namespace) {
        Map<String, String> variables = new TreeMap<>();
        byName(namespace)
                .forEach((name, address) -> variables.put(
                        "FLOW_URL_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), address));
        return variables;
    }

    private static String shortName(Map<String, Object> app) {
        String id = JsonData.text(app, "id");
        return id.substring(id.indexOf('.') + 1);
    }
}
