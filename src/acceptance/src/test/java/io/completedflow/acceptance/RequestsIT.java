package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a daemon that makes namespaces only when asked: each is carried out once, whatever dies. */
class RequestsIT {
    private static final String BRANCH = "feature-132";

    private Product product;
    private RequestDesk desk;

    @BeforeEach
    void start(@TempDir Path folder) {
        product = Product.ofChain(folder, "update: { every: 1s }", "back");
        product.watch("--on-request");
        desk = new RequestDesk(product.flow().home(), product.own().bare().toString());
    }

    @AfterEach
    void close() {
        product.close();
    }

    private String push(String page) {
        return product.repository("back").push(BRANCH, Map.of("page.txt", page));
    }

    private static String running(JsonNode state) {
        return state.path("result")
                .path("apps")
                .path(0)
                .path("running")
                .path("id")
                .asText();
    }

    @Test
    void aNamespaceIsMadeWhenItIsAskedForUpdatedAndDeleted() {
        String first = push("first");
        assertThat(desk.submit("1", "CREATE", BRANCH).path("status").asText()).isEqualTo("RUNNING");
        assertThat(running(desk.awaitEnd("1"))).isEqualTo(first);
        product.repository("back").push("other", Map.of("page.txt", "other"));

        String second = push("second");
        product.awaitReady(BRANCH, "back", second);
        assertThat(product.daemon().overview().namespaces()).hasSize(1);

        desk.submit("2", "DELETE", BRANCH);
        assertThat(desk.awaitEnd("2").path("status").asText()).isEqualTo("DONE");
        assertThat(product.processes().servers(BRANCH)).isEmpty();
        assertThat(desk.submit("1", "CREATE", BRANCH).path("status").asText())
                .as("asked again")
                .isEqualTo("DONE");
        assertThat(desk.changes("", List.of("1")).path("namespaces")).isEmpty();
    }

    @Test
    void whatWasBegunIsGoneOnWithByTheNextDaemon() {
        String commit = product.repository("back")
                .push(
                        BRANCH,
                        Map.of(
                                "build.sh",
                                "touch begun; while [ ! -f '" + product.folder() + "/gate' ]; do sleep 0.1; done\n"));
        desk.submit("1", "CREATE", BRANCH);
        product.daemon().awaitEvent("app.building");

        product.daemon().kill();
        product.watch("--on-request");
        Commands.run(product.folder(), "touch", "gate");

        JsonNode done = desk.awaitEnd("1");
        assertThat(done.path("status").asText()).isEqualTo("DONE");
        assertThat(running(done)).isEqualTo(commit);
        assertThat(product.processes().servers(BRANCH)).hasSize(1);
    }

    @Test
    void aBuildsCommitStaysUntilAPushAndAnOlderBuildSaysThatItIsOlder() {
        String first = push("first");
        push("second");
        desk.submit("2", "CREATE", BRANCH, build -> build.put("app", "back")
                .put("commit", first)
                .put("job", "shop")
                .put("build", 2));
        assertThat(running(desk.awaitEnd("2"))).isEqualTo(first);
        desk.submit("1", "CREATE", BRANCH, build -> build.put("app", "back")
                .put("commit", first)
                .put("job", "shop")
                .put("build", 1));
        assertThat(desk.awaitEnd("1").path("reason").asText()).contains("build 1 is older");

        product.daemon().kill();
        product.watch("--on-request");
        product.awaitReady(BRANCH, "back", first);
        product.awaitReady(BRANCH, "back", push("third"));
    }

    @Test
    void onlyChangesAreTold() {
        push("first");
        desk.submit("1", "CREATE", BRANCH);
        desk.awaitEnd("1");
        JsonNode all = desk.changes("", List.of());
        assertThat(all.path("complete").asBoolean()).isTrue();
        assertThat(all.path("namespaces")).hasSize(1);

        JsonNode nothing = desk.changes(all.path("revision").asText(), List.of());
        assertThat(nothing.path("complete").asBoolean()).isFalse();
        assertThat(nothing.path("namespaces")).isEmpty();
        assertThat(nothing.path("requests")).isEmpty();

        desk.submit("2", "DELETE", BRANCH);
        await().atMost(Product.PATIENCE)
                .until(() -> desk.changes(all.path("revision").asText(), List.of())
                        .path("removed")
                        .toString()
                        .contains(BRANCH));
    }
}
