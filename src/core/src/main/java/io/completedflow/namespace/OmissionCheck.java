package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Location;
import io.completedflow.config.NearestName;
import io.completedflow.config.Problem;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds omission patterns that match nothing, and omitted apps that others cannot do without. */
final class OmissionCheck {
    private final FlowFile file;
    private final Dependencies dependencies;
    private final List<Problem> problems = new ArrayList<>();

    OmissionCheck(FlowFile file, Dependencies dependencies) {
        this.file = file;
        this.dependencies = dependencies;
    }

    List<Problem> problems() {
        for (Template template : file.templates().values()) {
            patterns("the product", template.omitFromDeploy(), file.groups().values());
        }
        for (Group group : file.groups().values()) {
            patterns("group '" + group.name() + "'", group.omitFromDeploy(), List.of(group));
            templates(group.omitFromNamespaces(), group.where());
            group.apps().values().forEach(app -> templates(app.omitFromNamespaces(), app.where()));
        }
        missed();
        return problems;
    }

    private void patterns(String within, List<Reference> patterns, Collection<Group> groups) {
        for (Reference written : patterns) {
            Optional<OmitPattern> pattern = OmitPattern.parse(written.name());
            if (pattern.isEmpty()) {
                problems.add(new Problem(
                        written.where(),
                        "'" + written + "' is no pattern of apps to omit",
                        "write group, '*.app' or group.app"));
            } else if (groups.stream()
                    .flatMap(group -> group.apps().values().stream())
                    .noneMatch(app -> pattern.get().matches(app.id()))) {
                problems.add(new Problem(
                        written.where(),
                        "'" + written + "' matches no app of " + within,
                        near(written.name(), groups)));
            }
        }
    }

    private static String near(String pattern, Collection<Group> groups) {
        Set<String> known = new LinkedHashSet<>();
        for (Group group : groups) {
            known.add(group.name());
            for (App app : group.apps().values()) {
                known.add(
                        pattern.startsWith("*")
                                ? "*." + app.id().app()
                                : app.id().toString());
            }
        }
        return NearestName.of(pattern, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("there are " + known.stream().limit(10).collect(Collectors.joining(", ")));
    }

    private void templates(Set<String> names, Location where) {
        for (String name : names) {
            if (!file.templates().containsKey(name)) {
                Set<String> known = file.templates().keySet();
                String mend = NearestName.of(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are " + String.join(", ", known));
                problems.add(new Problem(where, "omitFromNamespaces names '" + name + "', which is no template", mend));
            }
        }
    }

    /** Each pair of apps is told once, with the first template in which one misses the other. */
    private void missed() {
        Map<String, Problem> found = new LinkedHashMap<>();
        for (Template template : file.templates().values()) {
            Map<AppId, String> omitted = Omissions.of(file, template);
            dependencies.of().forEach((app, depends) -> {
                if (!omitted.containsKey(app)) {
                    for (AppId dependency : depends) {
                        String reason = omitted.get(dependency);
                        if (reason != null && app(dependency).external().isEmpty()) {
                            found.putIfAbsent(app + " " + dependency, missed(template, app, dependency, reason));
                        }
                    }
                }
            });
        }
        problems.addAll(found.values());
    }

    private Problem missed(Template template, AppId app, AppId dependency, String reason) {
        return new Problem(
                Dependencies.place(file, app, dependency),
                app + " needs " + dependency + ", which template " + template.name() + " does not deploy (" + reason
                        + ")",
                "say with external: at " + dependency + " where it is, or omit " + app + " too");
    }

    private App app(AppId id) {
        return file.groups().get(id.group()).apps().get(id.app());
    }
}
