package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.DEV;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.GROUPS;
import static io.completedflow.reconcile.ReconcilerWorld.LEDGER;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.log.Event.Kind;
import io.completedflow.namespace.AppBehaviour;
import io.completedflow.namespace.ObservedApp.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How branches become namespaces, and pushes deployments. */
class ReconcilerTest {
    private final ReconcilerWorld world = new ReconcilerWorld();

    @Test
    void makesTheNamespaceOfANewBranchInOrder() {
        world.follow();
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(10);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.running("one", "data.ledger"))
                .isEqualTo(world.head(LEDGER, "main").orElseThrow());
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.running("one", "shop.frontend"))
                .isEqualTo(world.head(FRONTEND, "main").orElseThrow());
        assertThat(world.asked())
                .containsSubsequence("one Start data.ledger", "one Start shop.catalog", "one Start shop.frontend");
        assertThat(world.engine.tooEarly).isEmpty();
        assertThat(world.log.of(Kind.NAMESPACE_CREATED)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_READY)).hasSize(1);
        assertThat(world.log.of(Kind.APP_READY)).hasSize(3);
        assertThat(world.status("one").settled()).isTrue();
        assertThat(world.record("one").deployment().flowFileCommit()).isEqualTo(world.head(SHOP, "main"));
        assertThat(world.loop.mistakes()).isEmpty();
    }

    @Test
    void aTemplateThatLooksSeldomTakesWhatIsNewSeldomOrAtANotice() {
        world.pushFlowFile(
                "main",
                ReconcilerWorld.GROUPS,
                ReconcilerWorld.DEV,
                "calm: { branches: ['calm*'], update: { every: 1h } }");
        world.follow();
        String first = world.push(CATALOG, "calm-1");
        world.passSeconds(60);
        assertThat(world.running("calm-1", "shop.catalog")).isEqualTo(first);
        String second = world.push(CATALOG, "calm-1");
        world.passSeconds(600);
        assertThat(world.running("calm-1", "shop.catalog")).isEqualTo(first);
        world.passSeconds(3600);
        assertThat(world.running("calm-1", "shop.catalog")).isEqualTo(second);
        String third = world.push(CATALOG, "calm-1");
        world.reconciler.notice(CATALOG, "calm-1");
        world.passSeconds(10);
        assertThat(world.running("calm-1", "shop.catalog")).isEqualTo(third);
    }

    @Test
    void listsTheBranchesOfTheFirstStartAndMakesThemNoNamespace() {
        world.push(CATALOG, "old");
        world.follow();
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
        world.push(FRONTEND, "old");
        world.passSeconds(10);
        assertThat(world.names()).containsExactly("old");
    }

    @Test
    void adoptsBranchesWhereTheTemplateSaysSo() {
        world.pushFlowFile("main", GROUPS, "dev: { branches: ['*'], adopt: all }");
        world.push(CATALOG, "old");
        world.follow();
        assertThat(world.names()).containsExactly("old");
    }

    @Test
    void aPushUpdatesItsAppAlone() {
        started("one");
        world.asked().clear();
        world.log.clear();
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(10);
        assertThat(world.asked()).containsExactly("one Prepare shop.catalog", "one Start shop.catalog");
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.log.of(Kind.APP_READY)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_READY)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_CREATED)).isEmpty();
    }

    @Test
    void theSameBranchInASecondRepositoryTakesItsAppToo() {
        started("one");
        world.asked().clear();
        String pushed = world.push(FRONTEND, "one");
        world.passSeconds(10);
        assertThat(world.asked()).containsExactly("one Prepare shop.frontend", "one Start shop.frontend");
        assertThat(world.running("one", "shop.frontend")).isEqualTo(pushed);
        world.deleteBranch(FRONTEND, "one");
        world.passSeconds(30);
        assertThat(world.running("one", "shop.frontend"))
                .isEqualTo(world.head(FRONTEND, "main").orElseThrow());
    }

    @Test
    void anAppThatFailsKeepsItsLastGoodRevisionUntilTheFix() {
        started("one");
        String good = world.running("one", "shop.catalog");
        world.log.clear();
        world.push(CATALOG, "one", AppBehaviour.TEST_FAILS);
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(good);
        assertThat(world.log.messages(Kind.APP_FAILED))
                .singleElement()
                .asString()
                .contains("test failed", "runs on");
        assertThat(world.status("one").settled()).isTrue();
        String fix = world.push(CATALOG, "one");
        world.passSeconds(10);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(fix);
        assertThat(world.log.messages(Kind.APP_READY)).hasSize(1);
    }

    @Test
    void aForcePushDuringABuildEndsWithTheNewest() {
        started("one");
        world.push(CATALOG, "one");
        world.passWhileEngineIsBusy(Duration.ofSeconds(10));
        assertThat(world.app("one", "shop.catalog").attempt().orElseThrow().stage())
                .isEqualTo(Stage.PREPARING);
        String newest = world.push(CATALOG, "one");
        world.passSeconds(20);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(newest);
        assertThat(world.app("one", "shop.catalog").attempt()).isEmpty();
    }

    @Test
    void deletesANamespaceWhenItsBranchIsGoneEverywhereAndTheGraceIsOver() {
        started("one");
        world.push(FRONTEND, "one");
        world.passSeconds(10);
        world.deleteBranch(CATALOG, "one");
        world.passSeconds(1000);
        assertThat(world.names()).containsExactly("one");
        world.deleteBranch(FRONTEND, "one");
        world.passSeconds(30);
        assertThat(world.record("one").lifetime().deleteAt()).isPresent();
        assertThat(world.log.of(Kind.NAMESPACE_DELETION_SCHEDULED)).hasSize(1);
        world.passSeconds(9 * 60);
        assertThat(world.names()).containsExactly("one");
        world.passSeconds(2 * 60);
        assertThat(world.names()).isEmpty();
        assertThat(world.asked()).endsWith("one Delete with data");
        assertThat(world.log.of(Kind.NAMESPACE_DELETING)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_DELETED)).hasSize(1);
    }

    @Test
    void aBranchThatIsBackWithinTheGraceKeepsItsNamespace() {
        started("one");
        world.deleteBranch(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.record("one").lifetime().deleteAt()).isPresent();
        world.push(CATALOG, "one");
        world.passSeconds(20 * 60);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.record("one").lifetime().deleteAt()).isEmpty();
        assertThat(world.log.of(Kind.NAMESPACE_DELETION_CANCELLED)).hasSize(1);
    }

    @Test
    void aBranchDeletedWhileDeployingLeavesNothing() {
        world.follow();
        world.push(CATALOG, "one");
        world.passWhileEngineIsBusy(Duration.ofSeconds(10));
        world.step();
        assertThat(world.names()).containsExactly("one");
        world.deleteBranch(CATALOG, "one");
        world.passSeconds(11 * 60);
        assertThat(world.names()).isEmpty();
        assertThat(world.loop.mistakes()).isEmpty();
    }

    @Test
    void deletesNothingWhenMostBranchesVanishAtOnce() {
        world.follow();
        for (String branch : new String[] {"one", "two", "three"}) {
            world.push(CATALOG, branch);
        }
        world.passSeconds(10);
        world.deleteBranch(CATALOG, "one");
        world.deleteBranch(CATALOG, "two");
        world.passSeconds(30 * 60);
        assertThat(world.names()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(world.log.of(Kind.DELETION_PAUSED)).hasSize(1);
        assertThat(notices()).anySatisfy(notice -> assertThat(notice).contains("vanished at once", "one, two"));
        world.restart();
        world.passSeconds(30 * 60);
        assertThat(world.names()).hasSize(3);
        assertThat(notices()).anySatisfy(notice -> assertThat(notice).contains("vanished at once"));
        world.push(CATALOG, "two");
        world.passSeconds(30 * 60);
        assertThat(world.names()).containsExactlyInAnyOrder("two", "three");
        assertThat(world.log.of(Kind.DELETION_PAUSED)).hasSize(1);
        assertThat(world.log.of(Kind.DELETION_RESUMED)).hasSize(1);
        assertThat(notices()).isEmpty();
    }

    private List<String> notices() {
        return world.reconciler.products().iterator().next().notices();
    }

    @Test
    void aBurstOfNoticesIsTwoListingsAtMostAndTheLastWins() {
        started("one");
        int before = world.repositories.listings(CATALOG);
        String last = "";
        for (int notice = 0; notice < 100; notice++) {
            last = world.push(CATALOG, "one");
            world.reconciler.notice("catalog", "one");
            world.turn();
        }
        world.settle();
        assertThat(world.repositories.listings(CATALOG) - before).isBetween(1, 2);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(last);
    }

    @Test
    void aNoticeOfADeletionIsBelievedOnceAListingConfirmsIt() {
        started("one");
        world.reconciler.notice("git@host:shop/catalog.git", "one");
        world.settle();
        assertThat(world.record("one").lifetime().deleteAt()).isEmpty();
        world.deleteBranch(CATALOG, "one");
        for (String repository : new String[] {"catalog", "ledger", "frontend", "shop"}) {
            world.reconciler.notice(repository, "one");
        }
        world.settle();
        assertThat(world.record("one").lifetime().deleteAt()).isPresent();
    }

    @Test
    void oneTurnThatFindsNothingToDoAsksForNothing() {
        ReconcilerWorld many = new ReconcilerWorld(DEV);
        many.follow();
        for (int branch = 0; branch < 200; branch++) {
            many.push(CATALOG, "branch-" + branch);
        }
        many.passSeconds(30);
        assertThat(many.names()).hasSize(200);
        int asked = many.asked().size();
        int saves = many.engine.saves + many.products.saves;
        int observations = many.engine.observations;
        int listings = many.repositories.listings(CATALOG);
        many.loop.sleep(Duration.ofSeconds(5)); // To the next heartbeat or listing.
        many.settle();
        assertThat(many.engine.observations - observations).isEqualTo(1);
        many.passSeconds(60);
        assertThat(many.asked()).hasSize(asked);
        assertThat(many.engine.saves + many.products.saves).isEqualTo(saves);
        assertThat(many.repositories.listings(CATALOG) - listings).isEqualTo(6);
    }

    private void started(String branch) {
        world.follow();
        world.push(CATALOG, branch);
        world.passSeconds(10);
        assertThat(world.names()).containsExactly(branch);
    }
}
