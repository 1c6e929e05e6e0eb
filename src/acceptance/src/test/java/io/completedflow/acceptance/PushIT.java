package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.view.NamespaceView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes of every kind, followed by the real daemon. */
class PushIT {
    private static final String BRANCH = "feature-132";
    private static final String NO_POLL = "update: { every: 1h }";
    private static final String OFTEN = "update: { every: 1s }, deleteGrace: 0s";

    @TempDir
    private Path folder;

    private Product product;

    @AfterEach
    void close() {
        product.close();
    }

    private GitRepository watched(String template) {
        product = Product.ofChain(folder, template, "back");
        product.watch();
        return product.repository("back");
    }

    private String page() {
        NamespaceView namespace = product.daemon().namespace(BRANCH).orElseThrow();
        return Http.get(Namespaces.address(namespace, "back"), "/");
    }

    @Test
    void aHookHasPushesSeenAtOnce() {
        GitRepository back = watched(NO_POLL);
        back.notifyBy(FlowProgram.LAUNCHER, product.flow().home());

        product.awaitReady(BRANCH, "back", back.push(BRANCH, Map.of("page.txt", "one")));
        assertThat(page()).isEqualTo("one");
        product.awaitReady(BRANCH, "back", back.push(BRANCH, Map.of("page.txt", "two")));

        assertThat(page()).isEqualTo("two");
    }

    @Test
    void aHundredPushesCoalesceAndTheLastWins() {
        GitRepository back = watched(NO_POLL);
        back.notifyBy(FlowProgram.LAUNCHER, product.flow().home());
        product.awaitReady(BRANCH, "back", back.push(BRANCH, Map.of("page.txt", "before")));
        String last = "";
        for (int i = 1; i <= 100; i++) {
            last = back.commit(Map.of("page.txt", "push " + i));
            back.git("push", "-q", "origin", BRANCH);
        }

        product.awaitReady(BRANCH, "back", last);

        assertThat(page()).isEqualTo("push 100");
        assertThat(product.daemon().events("app.starting")).hasSizeLessThan(60);
        assertThat(product.processes().servers(BRANCH)).hasSize(1);
    }

    @Test
    void aForcedPushDuringABuildWins() {
        GitRepository back = watched(OFTEN);
        String start = back.git("rev-parse", "HEAD");
        String slow = back.push(BRANCH, Map.of("page.txt", "slow", "build.sh", "sleep 600\n"));
        product.daemon().awaitEvent("app.building");
        await().atMost(Product.PATIENCE).until(() -> !product.processes().all().isEmpty());

        back.git("reset", "-q", "--hard", start);
        String forced = back.commit(Map.of("page.txt", "forced"));
        back.git("push", "-q", "--force", "origin", BRANCH);

        product.awaitReady(BRANCH, "back", forced);
        assertThat(page()).isEqualTo("forced");
        assertThat(product.daemon().events("app.starting"))
                .noneMatch(event -> event.toString().contains(slow));
        await().atMost(Product.PATIENCE)
                .untilAsserted(() -> assertThat(product.processes().all()).hasSize(1));
    }

    @Test
    void aBranchDeletedWhileItDeploysLeavesNothing() {
        GitRepository back = watched(OFTEN);
        back.push(BRANCH, Map.of("build.sh", "sleep 600\n"));
        product.daemon().awaitEvent("app.building");
        await().atMost(Product.PATIENCE).until(() -> !product.processes().all().isEmpty());

        back.delete(BRANCH);

        product.daemon().awaitGone(BRANCH);
        assertThat(product.processes().all()).isEmpty();
        assertThat(product.flow().home().resolve("namespaces").resolve(BRANCH)).doesNotExist();
    }

    @Test
    void branchesThatVanishAllAtOncePauseDeletion() {
        GitRepository back = watched(OFTEN);
        List<String> branches = List.of("one", "two", "three");
        String commit = back.git("rev-parse", "HEAD");
        back.git("push", "-q", "origin", "main:one", "main:two", "main:three");
        branches.forEach(branch -> product.awaitReady(branch, "back", commit));

        back.delete("one", "two");
        product.daemon().awaitEvent("deletion.paused");

        assertThat(product.daemon().overview().notices()).anyMatch(notice -> notice.contains("one, two"));
        assertThat(product.daemon().overview().namespaces()).hasSize(3).allMatch(Namespaces::ready);
        product.succeed("delete", "namespace", "one");
        product.daemon().awaitGone("two");
        assertThat(product.daemon().namespace("three").orElseThrow()).matches(Namespaces::ready);
    }
}
