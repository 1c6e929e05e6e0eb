package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.NearestName;
import io.completedflow.config.Problem;
import io.completedflow.config.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a name in {@code depends} means: a group, an app of the same group, or {@code group.app}. */
final class DependencyNames {
    private final Map<String, Group> groups;

    DependencyNames(FlowFile file) {
        groups = file.groups();
    }

    /** The apps meant by a name in an app's {@code depends}; none if it is a problem, which is added. */
    Collection<AppId> ofApp(AppId app, Reference name, List<Problem> problems) {
        if (name.name().equals(app.group()) && !groups.get(app.group()).apps().containsKey(app.group())) {
            problems.add(new Problem(
                    name.where(),
                    app + " depends on its own group '" + name + "', so on itself",
                    "name the apps of the group that it needs"));
            return List.of();
        }
        return resolve(app.group(), name, problems);
    }

    /** The apps meant by a name in a group's {@code depends}; none if it is a problem, which is added. */
    Collection<AppId> ofGroup(Group group, Reference name, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Collection<AppId> apps = resolve(group.name(), name, found);
        boolean own = name.name().equals(group.name())
                || apps.stream().anyMatch(app -> app.group().equals(group.name()));
        if (own) {
            problems.add(new Problem(
                    name.where(),
                    "group '" + group.name() + "' depends on '" + name + "' of its own, which would wait for itself",
                    "write it in the depends of the apps that need it"));
            return List.of();
        }
        problems.addAll(found);
        return apps;
    }

    private Collection<AppId> resolve(String home, Reference name, List<Problem> problems) {
        int dot = name.name().indexOf('.');
        Group group = groups.get(dot < 0 ? name.name() : name.name().substring(0, dot));
        if (dot >= 0) {
            App app = group == null ? null : group.apps().get(name.name().substring(dot + 1));
            return app == null ? unknown(home, name, problems) : List.of(app.id());
        }
        App sibling = groups.get(home).apps().get(name.name());
        if (group != null && sibling != null) {
            problems.add(new Problem(
                    name.where(),
                    "'" + name + "' is a group and also the app " + sibling.id(),
                    "write '" + sibling.id() + "' for the app, or name the apps of the group one by one"));
            return List.of();
        }
        if (sibling != null) {
            return List.of(sibling.id());
        }
        return group == null
                ? unknown(home, name, problems)
                : group.apps().values().stream().map(App::id).toList();
    }

    private Collection<AppId> unknown(String home, Reference name, List<Problem> problems) {
        List<String> elsewhere = new ArrayList<>();
        List<String> known = new ArrayList<>(groups.keySet());
        known.addAll(groups.get(home).apps().keySet());
        for (Group group : groups.values()) {
            for (App app : group.apps().values()) {
                known.add(app.id().toString());
                if (app.id().app().equals(name.name())) {
                    elsewhere.add("'" + app.id() + "'");
                }
            }
        }
        String mend = elsewhere.isEmpty()
                ? NearestName.of(name.name(), known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("name a group, an app of the same group, or group.app")
                : "an app of another group is written with it: " + String.join(" or ", elsewhere);
        problems.add(new Problem(
                name.where(), "depends on '" + name + "', which is no group and no app of group '" + home + "'", mend));
        return List.of();
    }
}
