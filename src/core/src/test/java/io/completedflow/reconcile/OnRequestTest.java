package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Namespaces that are made only when asked for, and live like all others. */
class OnRequestTest {
    private final ReconcilerWorld world = new ReconcilerWorld();

    @BeforeEach
    void follow() {
        world.done(world.reconciler.followRequests());
    }

    private void ask(String branch) {
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, branch, Optional.empty(), Set.of())));
    }

    @Test
    void aNewBranchGetsNoneUntilSomebodyAsks() {
        world.push(CATALOG, "one");
        ask("one");
        world.passSeconds(60);
        world.push(CATALOG, "two");
        world.passSeconds(3600);

        assertThat(world.names()).containsExactly("one");
        ask("two");
        assertThat(world.names()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatWasAskedForIsUpdatedAndDeletedWithItsBranch() {
        world.push(CATALOG, "one");
        ask("one");
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);

        world.deleteBranch(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.names()).containsExactly("one");
        world.passSeconds(1200);
        assertThat(world.names()).isEmpty();
    }

    @Test
    void theProductsOfFormerTimesAreFollowedAgain() {
        world.push(CATALOG, "one");
        ask("one");
        world.passSeconds(60);

        world.kill();
        world.done(world.reconciler.followRequests());
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);

        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
    }
}
