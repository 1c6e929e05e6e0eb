package io.jenkins.plugins.completedflow.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A namespace as a script is handed it. */
final class NamespaceResult {
    private static final Set<String> DONE = Set.of("ready", "omitted", "external", "asleep");

    private NamespaceResult() {}

    /**
     * Of {@code name}; {@code urls}, addresses by short name of the app, by {@code group.app} where that is not unique; {@code apps}, by
     * {@code group.app}, each of {@code state}, {@code reason}, {@code url} and {@code revision}; {@code changed} and {@code waiting},
     * lists of {@code group.app}. Addresses are without what stands before their {@code @}: a script's values are saved and logged.
     *
     * @param namespace in the shape of {@code flow describe -o json}
     * @param changed apps that were to be changed
     */
    static Map<String, Object> of(Map<String, Object> namespace, List<String> changed) {
        Map<String, Object> apps = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>();
        for (Map<String, Object> app : JsonData.objects(namespace, "apps")) {
            String id = JsonData.text(app, "id");
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("state", JsonData.text(app, "state"));
            shown.put("reason", JsonData.text(app, "reason"));
            shown.put("url", UrlSecrets.without(AppAddresses.of(app)));
            shown.put("revision", JsonData.text(JsonData.object(app, "running"), "id"));
            apps.put(id, shown);
            if (!DONE.contains(JsonData.text(app, "state"))) {
                waiting.add(id);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", JsonData.text(namespace, "name"));
        Map<String, Object> urls = new LinkedHashMap<>();
        AppAddresses.byName(namespace).forEach((app, url) -> urls.put(app, UrlSecrets.without(url)));
        result.put("urls", urls);
        result.put("apps", apps);
        result.put("changed", new ArrayList<>(changed));
        result.put("waiting", waiting);
        return result;
    }
}
