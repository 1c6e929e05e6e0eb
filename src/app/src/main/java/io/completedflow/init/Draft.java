package io.completedflow.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A product's first flow file.
 *
 * @param trunk the branch an app follows when its repository lacks a namespace's branch
 * @param apps at least one; names that repeat get a number
 */
public record Draft(String product, String trunk, List<FoundApp> apps) {
    public Draft {
        apps = named(apps);
    }

    private static List<FoundApp> named(List<FoundApp> apps) {
        Set<String> taken = new HashSet<>();
        List<FoundApp> named = new ArrayList<>();
        for (FoundApp app : apps) {
            String name = app.name();
            for (int i = 2; !taken.add(name); i++) {
                name = app.name() + "-" + i;
            }
            named.add(new FoundApp(name, app.repo(), app.path(), app.suggestion()));
        }
        return List.copyOf(named);
    }

    /** The flow file's text. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        text.append("""
                # The flow file of the product %s: what it is made of, and how its environments are made and kept.
                # 'flow validate' checks it; 'flow plan BRANCH' shows what would be done for a branch.
                apiVersion: completed-flow/v1
                product: %s
                # An app follows this branch where its repository lacks the namespace's branch.
                trunk: %s

                # Apps live in groups. A relative 'repo' lies beside this file's repository; '.' is this repository.
                groups:
                  %s:
                    # depends: [data]          # all apps of another group are ready before these start
                    apps:
                """.formatted(product, YamlText.of(product), YamlText.of(trunk), YamlText.of(product)));
        apps.forEach(app -> append(text, app));
        text.append("""

                # How environments are made and kept. Each branch that matches gets its own namespace.
                templates:
                  dev:
                    branches: ["*"]
                    update: { every: 15s }     # how often to look for pushes; 'flow notify' makes it look now
                    ttl: 14d                   # a namespace goes when it was neither pushed to nor used for this long
                    # sleepAfter: 2h           # stop its apps when nobody uses them; the next request starts them
                    # adopt: all               # also make namespaces of branches that exist already
                """);
        return text.toString();
    }

    private static void append(StringBuilder text, FoundApp app) {
        Suggestion how = app.suggestion();
        line(text, 3, app.name() + ":" + "  # from " + how.found().replaceAll("\\s+", " "));
        line(text, 4, "repo: " + YamlText.of(app.repo()));
        if (!app.path().isEmpty()) {
            line(text, 4, "path: " + YamlText.of(app.path()));
        }
        how.build().ifPresent(build -> line(text, 4, "build: " + YamlText.of(build)));
        how.test().ifPresent(test -> line(text, 4, "test: " + YamlText.of(test)));
        String replace = how.certain() ? "" : "  # replace this: the command that starts it, listening on $PORT";
        line(text, 4, "run: " + YamlText.of(how.run()) + replace);
        line(text, 4, "# health: /health    # ready when this path answers; without it: when its port does");
        line(
                text,
                4,
                "# depends: []        # apps that must be ready before it starts; their addresses are in <APP>_URL");
    }

    private static void line(StringBuilder text, int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
