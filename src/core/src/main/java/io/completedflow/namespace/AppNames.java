package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.NearestName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the apps of a product are called: short where the short name is unique in the product, with their group where it is not. */
public final class AppNames {
    private final Set<AppId> apps = new LinkedHashSet<>();
    private final Map<String, Integer> shortNames = new HashMap<>();
    private final Map<AppId, String> variables = new HashMap<>();

    public AppNames(FlowFile file) {
        Map<String, Integer> counts = new HashMap<>();
        file.apps().map(App::id).forEach(app -> {
            apps.add(app);
            shortNames.merge(app.app(), 1, Integer::sum);
            counts.merge(upper(app.app()), 1, Integer::sum);
        });
        for (AppId app : apps) {
            String name = upper(app.app());
            variables.put(app, (counts.get(name) > 1 ? upper(app.group()) + "_" + name : name) + "_URL");
        }
    }

    /**
     * The app that a person means by {@code app} or {@code group.app}.
     *
     * @throws IllegalArgumentException if there is none or more than one, naming the candidates
     */
    public AppId resolve(String name) {
        List<AppId> candidates = apps.stream()
                .filter(app -> app.app().equals(name) || app.toString().equals(name))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            List<String> known = apps.stream()
                    .flatMap(app -> List.of(app.app(), app.toString()).stream())
                    .toList();
            String hint = NearestName.of(name, known)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("there are " + apps);
            throw new IllegalArgumentException("no app is called '" + name + "'; " + hint);
        }
        throw new IllegalArgumentException("several apps are called '" + name + "'; name one of " + candidates);
    }

    /** {@code app.namespace}, or {@code app.group.namespace} where the short name repeats. */
    public String host(AppId app, String namespace) {
        return (shortNames.getOrDefault(app.app(), 0) > 1 ? app.app() + "." + app.group() : app.app()) + "."
                + namespace;
    }

    /** The environment variable that holds an app's address: {@code APP_URL}, or {@code GROUP_APP_URL} where that repeats. */
    public String variable(AppId app) {
        return variables.get(app);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
