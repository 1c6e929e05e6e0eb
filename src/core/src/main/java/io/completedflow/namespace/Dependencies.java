package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Location;
import io.completedflow.config.Problem;
import io.completedflow.config.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each app of a flow file depends on.
 *
 * @param of the apps an app depends on, directly, by app; each app has an entry
 * @param problems names that mean nothing or several things; the dependencies they stand for are left out
 */
public record Dependencies(Map<AppId, Set<AppId>> of, List<Problem> problems) {
    /** Resolves every {@code depends} of the file. Cycles are not looked for. */
    public static Dependencies of(FlowFile file) {
        DependencyNames names = new DependencyNames(file);
        Map<AppId, Set<AppId>> of = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Group group : file.groups().values()) {
            Set<AppId> ofAll = new LinkedHashSet<>();
            group.depends().forEach(name -> ofAll.addAll(names.ofGroup(group, name, problems)));
            for (App app : group.apps().values()) {
                Set<AppId> own = new LinkedHashSet<>(ofAll);
                app.depends().forEach(name -> own.addAll(names.ofApp(app.id(), name, problems)));
                of.put(app.id(), own);
            }
        }
        return new Dependencies(of, problems);
    }

    /** Where the file says that one app depends on another. */
    static Location place(FlowFile file, AppId app, AppId dependency) {
        Group group = file.groups().get(app.group());
        App written = group.apps().get(app.app());
        DependencyNames names = new DependencyNames(file);
        List<Problem> ignored = new ArrayList<>();
        for (Reference name : written.depends()) {
            if (names.ofApp(app, name, ignored).contains(dependency)) {
                return name.where();
            }
        }
        for (Reference name : group.depends()) {
            if (names.ofGroup(group, name, ignored).contains(dependency)) {
                return name.where();
            }
        }
        return written.where();
    }
}
