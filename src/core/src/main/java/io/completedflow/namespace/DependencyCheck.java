package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Location;
import io.completedflow.config.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds dependencies that go in a circle, and those that one app could not tell apart. */
record DependencyCheck(FlowFile file, Dependencies dependencies) {
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Map<AppId, Set<AppId>> of = dependencies.of();
        for (List<AppId> cycle : DependencyGraph.of(of.keySet(), of::get).cycles()) {
            Location where = Dependencies.place(file, cycle.get(0), cycle.get(1));
            String path = DependencyGraph.path(cycle);
            problems.add(new Problem(where, "these apps wait for each other: " + path, "take one of the depends out"));
        }
        AppNames names = new AppNames(file);
        of.forEach((app, depends) -> {
            Map<String, AppId> byVariable = new HashMap<>();
            for (AppId dependency : depends) {
                String variable = names.variable(dependency);
                AppId other = byVariable.put(variable, dependency);
                if (other != null) {
                    problems.add(new Problem(
                            Dependencies.place(file, app, dependency),
                            other + " and " + dependency + " would both be told to " + app + " as " + variable,
                            "rename one of them"));
                }
            }
        });
        return problems;
    }
}
