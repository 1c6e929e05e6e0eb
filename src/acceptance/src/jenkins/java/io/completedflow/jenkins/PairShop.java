package io.completedflow.jenkins;

import io.completedflow.acceptance.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A product of two apps in repositories of their own, each with a Jenkinsfile. */
final class PairShop {
    private static final String FLOW_FILE =
            """
            apiVersion: completed-flow/v1
            product: shop
            trunk: main
            groups:
              shop:
                apps:
                  catalog:  { repo: ../catalog.git,  run: sh run.sh, health: { http: /, deadline: 60s } }
                  frontend: { repo: ../frontend.git, run: sh run.sh, health: { http: /, deadline: 60s }, depends: [catalog] }
            templates:
              dev: { branches: ["*"], update: { every: 2s }, deleteGrace: 1s }
            """;

    private final GitRepository product;
    private final Map<String, GitRepository> apps = new HashMap<>();

    PairShop(Path folder) throws IOException {
        Files.createDirectories(folder);
        product = new GitRepository(folder, "product", Map.of("flow.yaml", FLOW_FILE));
        for (String app : new String[] {"catalog", "frontend"}) {
            Map<String, String> files = Map.of(
                    "run.sh", NodeShop.server(), "page.txt", app + " trunk", "Jenkinsfile", "echo 'nothing'");
            apps.put(app, new GitRepository(folder, app, files));
        }
    }

    String address() {
        return product.bare().toString();
    }

    Path repository(String app) {
        return apps.get(app).bare();
    }

    void push(String app, String branch, String page) {
        apps.get(app).push(branch, Map.of("page.txt", page));
    }

    void delete(String app, String branch) {
        apps.get(app).delete(branch);
    }
}
