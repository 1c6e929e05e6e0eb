package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.acceptance.GitRepository;
import io.completedflow.acceptance.app.TinyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A product of one app whose builds are counted, and wait where there is a gate until that is opened. */
final class NodeShop {
    private static final String FLOW_FILE =
            """
            apiVersion: completed-flow/v1
            product: shop
            trunk: main
            groups:
              web:
                apps:
                  front: { repo: ../front.git, build: sh build.sh, run: sh run.sh, health: { http: /, deadline: 60s } }
            templates:
              dev: { branches: ["*"], update: { every: 1s } }
            """;

    private final Path folder;
    private final GitRepository product;
    private final GitRepository front;

    NodeShop(Path folder) throws IOException {
        this.folder = folder;
        Path git = Files.createDirectories(folder.resolve("git"));
        this.product = new GitRepository(git, "product", Map.of("flow.yaml", FLOW_FILE));
        this.front = new GitRepository(git, "front", Map.of("run.sh", server(), "build.sh", "true\n", "page.txt", "trunk"));
    }

    static String server() {
        return "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -Xmx32m -cp '"
                + Path.of(TinyServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                + "' " + TinyServer.class.getName() + "\n";
    }

    String address() {
        return product.bare().toString();
    }

    /** Pushes a branch whose builds are counted. @return the commit */
    String push(String branch, String page) {
        return push(branch, page, "");
    }

    /** As {@link #push}; its builds wait for the gate. */
    String pushGated(String branch, String page) {
        return push(branch, page, "while [ ! -f '" + gate(branch) + "' ]; do sleep 0.1; done\n");
    }

    private String push(String branch, String page, String waiting) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("page.txt", page);
        files.put("build.sh", "echo build >>'" + counted(branch) + "'\n" + waiting);
        return front.push(branch, files);
    }

    /** Pushes a branch with a Jenkinsfile. @return the commit */
    String pushJenkinsfile(String branch, String page, String jenkinsfile) {
        return front.push(branch, Map.of("page.txt", page, "Jenkinsfile", jenkinsfile));
    }

    /** Pushes a branch whose build of the app says why it fails. */
    String pushBroken(String branch, String jenkinsfile) {
        return front.push(branch, Map.of("build.sh", "echo the reason in words; exit 1\n", "Jenkinsfile", jenkinsfile));
    }

    /** The repository of the app. */
    Path front() {
        return front.bare();
    }

    private Path gate(String branch) {
        return folder.resolve("gate-" + branch);
    }

    private Path counted(String branch) {
        return folder.resolve("builds-" + branch);
    }

    void openGate(String branch) throws IOException {
        Files.writeString(gate(branch), "");
    }

    /** How many builds of a branch have begun. */
    long builds(String branch) throws IOException {
        return Files.exists(counted(branch)) ? Files.readAllLines(counted(branch)).size() : 0;
    }

    /** What the app at this address says. */
    static String page(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
