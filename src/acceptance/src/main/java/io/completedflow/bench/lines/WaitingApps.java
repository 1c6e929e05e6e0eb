package io.completedflow.bench.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ten apps in four waves of 2, 3, 3 and 2; each waits a while, then is ready. Each depends on the whole wave before. */
final class WaitingApps {
    static final double READY_AFTER_MILLIS = 300;
    /** Asks, in an app's folder, whether it is ready: a file left by an earlier run names a process that is gone. */
    static final String READY = "read -r pid <ready && kill -0 $pid";

    private static final int[] WAVES = {2, 3, 3, 2};

    /** An app, and what it depends on. */
    record Waiter(String name, List<String> depends) {}

    private WaitingApps() {}

    static List<Waiter> all() {
        List<Waiter> all = new ArrayList<>();
        List<String> before = List.of();
        for (int wave = 0; wave < WAVES.length; wave++) {
            List<String> these = new ArrayList<>();
            for (int i = 0; i < WAVES[wave]; i++) {
                String name = "wave" + wave + "-app" + i;
                all.add(new Waiter(name, before));
                these.add(name);
            }
            before = these;
        }
        return all;
    }

    /** The longest way through the graph: what nothing that starts them in order can undercut. */
    static double criticalPathMillis() {
        return WAVES.length * READY_AFTER_MILLIS;
    }

    /** The files of a product of them, by path. */
    static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        StringBuilder flowFile = new StringBuilder("""
                apiVersion: completed-flow/v1
                product: bench
                trunk: main
                templates:
                  dev: { branches: ["*"], update: { every: 10m }, deleteGrace: 0s }
                groups:
                  all:
                    apps:
                """);
        for (Waiter app : all()) {
            flowFile.append("""
                          %s:
                            repo: ../product.git
                            path: %s
                            run: sh run.sh
                            health: { command: '%s', interval: 1h }
                            depends: [%s]
                    """.formatted(app.name(), app.name(), READY, String.join(", ", app.depends())));
            files.put(app.name() + "/run.sh", script(app));
        }
        files.put("flow.yaml", flowFile.toString());
        return files;
    }

    private static String script(Waiter app) {
        return """
                # %s
                sleep %s
                echo $$ >ready
                exec sleep 100000
                """.formatted(app.name(), READY_AFTER_MILLIS / 1000);
    }
}
