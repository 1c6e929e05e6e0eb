package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What builds ask for: their own commit, in the order of the builds, until somebody pushes. */
class BuildsTest {
    private static final String JOB = "shop/catalog/one";

    private final ReconcilerWorld world = new ReconcilerWorld();
    private String first;
    private String second;

    @BeforeEach
    void pushTwice() {
        first = world.push(CATALOG, "one");
        second = world.push(CATALOG, "one");
    }

    private BegunNamespace build(int number, String commit) {
        return build("one", CATALOG, number, commit);
    }

    private BegunNamespace build(String branch, String app, int number, String commit) {
        BegunNamespace begun = world.done(world.reconciler.create(request(branch, app, number, commit)));
        world.passSeconds(1);
        return begun;
    }

    private static NamespaceRequest request(String branch, String app, int number, String commit) {
        return new NamespaceRequest(
                SHOP, branch, Optional.empty(), Set.of(), Optional.of(new BuildCommit(app, commit, JOB, number)));
    }

    @Test
    void aBuildsCommitIsRunUntilANewerPush() {
        world.follow();
        build(1, first);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);

        world.passSeconds(600);
        world.push(FRONTEND, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).as("a push elsewhere").isEqualTo(first);

        String third = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(third);
    }

    @Test
    void anOlderBuildChangesNothingAndSaysSo() {
        world.follow();
        build(2, second);

        assertThat(build(1, first).note()).contains("build 2", "has already set shop.catalog", "build 1 is older");
        assertThat(world.running("one", "shop.catalog")).isEqualTo(second);
        assertThat(build(3, first).note()).isEmpty();
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
    }

    @Test
    void anOlderBuildChangesNothingEvenAfterAPush() {
        world.follow();
        build(2, second);
        String third = world.push(CATALOG, "one");
        world.passSeconds(60);

        assertThat(build(1, first).note()).contains("build 1 is older");
        assertThat(build(2, second).note()).isEmpty();
        assertThat(world.running("one", "shop.catalog")).isEqualTo(third);
    }

    @Test
    void aBuildsCommitOutlivesTheDaemon() {
        world.follow();
        build(1, first);

        world.restart();
        world.passSeconds(60);

        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
        assertThat(build(0, second).note()).contains("build 1");
    }

    @Test
    void anAppMayBeNamedOrMeantByItsRepositoryHoweverThatIsWritten() {
        build("one", "catalog", 1, first);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
        build("one", "https://git.example.test/shop/catalog.git", 2, second);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(second);
        build("one", "ssh://git@git.example.test/shop.git", 3, first);
        assertThat(world.running("one", "shop.catalog"))
                .as("no app is of the product repository")
                .isEqualTo(second);

        ThrowableAssertAlternative<?> refused = assertThat(world.reconciler.create(request("one", "basket", 4, first)))
                .satisfies(future -> world.settle())
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat();
        refused.withMessageContaining("basket");
    }

    @Test
    void aPlanShowsTheCommit() {
        PlannedNamespace planned = world.done(world.reconciler.plan(request("one", CATALOG, 1, first)));

        assertThat(planned.desired().apps().values())
                .anySatisfy(app -> assertThat(app.revision().id()).isEqualTo(first));
        assertThat(world.names()).isEmpty();
    }
}
