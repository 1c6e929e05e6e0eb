package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.DEV;
import static io.completedflow.reconcile.ReconcilerWorld.GROUPS;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.ForkBranch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What forks ask for: a namespace of its own, for no branch, without secrets. */
class ForksTest {
    private static final String FORK = "staging1:git.example.test/fork/catalog";

    private final ReconcilerWorld world = new ReconcilerWorld();

    private CompletableFuture<BegunNamespace> asked(String template, String commit) {
        return world.reconciler.create(new NamespaceRequest(
                SHOP,
                FORK,
                Optional.of(template).filter(named -> !named.isEmpty()),
                Set.of(),
                Optional.of(new BuildCommit(CATALOG, commit, "shop/catalog/PR-12", 1))));
    }

    @Test
    void aForkSharesNoNamespaceAndFollowsNoBranchWhateverItsOwnIsCalled() {
        world.follow();
        String ofBranch = world.push(CATALOG, "staging1");
        world.passSeconds(60);
        String name =
                world.done(asked("", world.head(CATALOG, "main").orElseThrow())).name();
        world.passSeconds(60);

        assertThat(name).isNotEqualTo("staging1").startsWith("staging1-git-example-test-fork-catalog-");
        assertThat(world.running("staging1", "shop.catalog")).isEqualTo(ofBranch);
        world.push(CATALOG, "staging1");
        world.passSeconds(60);
        assertThat(world.running(name, "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "main").orElseThrow());
    }

    @Test
    void aForksCommitStaysUntilItsNextBuildAndItsNamespaceUntilItIsAskedToGo() {
        world.follow();
        String commit = world.head(CATALOG, "main").orElseThrow();
        String name = world.done(asked("", commit)).name();
        world.push(CATALOG, "main");
        world.passSeconds(24 * 3600);

        assertThat(world.running(name, "shop.catalog")).isEqualTo(commit);
        CompletableFuture<Void> deleted = world.reconciler.deleteNamespace(SHOP, name);
        world.passSeconds(60);
        assertThat(deleted).isCompleted();
        assertThat(world.names()).isEmpty();
    }

    @Test
    void aForkGetsNoSecrets() {
        String secret = GROUPS.replace("run: catalog", "run: catalog, secrets: { KEY: { env: SHOP_KEY } }");
        world.pushFlowFile("main", secret, DEV);
        String name =
                world.done(asked("", world.head(CATALOG, "main").orElseThrow())).name();

        assertThat(world.status(name).desired().orElseThrow().apps().values())
                .allSatisfy(app -> assertThat(app.secrets()).isEmpty());
        world.push(CATALOG, "one");
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of())));
        assertThat(world.status("one").desired().orElseThrow().apps().values())
                .anySatisfy(app -> assertThat(app.secrets()).isNotEmpty());
    }

    @Test
    void aForkFeedsNoStandingEnvironment() {
        world.pushFlowFile("main", GROUPS, DEV, "staging1: { branches: ['staging1'], environment: staging1 }");
        CompletableFuture<BegunNamespace> asked = asked("staging1", "abc");
        world.settle();

        assertThat(asked).failsWithin(Duration.ZERO).withThrowableThat().withMessageContaining("no fork may feed");
        assertThat(world.names()).isEmpty();
    }

    @Test
    void aNameWithAColonStandsForItself() {
        assertThat(ForkBranch.of(FORK)).isEqualTo(FORK);
        assertThat(ForkBranch.of("PR-12")).isEqualTo("fork:PR-12");
        assertThat(ForkBranch.is("PR-12")).isFalse();
    }
}
