package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.LEDGER;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.log.Event.Kind;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.source.RepositoryException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What does not answer, is full or is broken: it proves nothing, stops nothing else, and nothing is lost. */
class OutagesTest {
    private final ReconcilerWorld world = new ReconcilerWorld();

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNREACHABLE", "UNAUTHORISED"})
    void aRepositoryThatDoesNotAnswerProvesNothingAndOthersGoOn(Reason reason) {
        started("one");
        world.repositories.fail(CATALOG, reason);
        String pushed = world.push(FRONTEND, "one");
        int before = world.repositories.listings(CATALOG);
        world.passSeconds(3600);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.running("one", "shop.frontend")).isEqualTo(pushed);
        assertThat(world.repositories.listings(CATALOG) - before).isBetween(10, 20);
        assertThat(world.log.of(Kind.REPOSITORY_UNREACHABLE)).hasSize(1);
        assertThat(world.reconciler.products().iterator().next().notices()).hasSize(1);
        world.repositories.mend(CATALOG);
        world.passSeconds(300);
        assertThat(world.log.of(Kind.REPOSITORY_BACK)).hasSize(1);
        assertThat(world.reconciler.products().iterator().next().notices()).isEmpty();
        String again = world.push(CATALOG, "one");
        world.passSeconds(10);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(again);
    }

    @Test
    void aRepositoryThatIsEmptyOfASuddenProvesNothing() {
        started("one");
        String running = world.running("one", "shop.catalog");
        world.deleteBranch(CATALOG, "one");
        world.deleteBranch(CATALOG, "main");
        world.passSeconds(3600);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.running("one", "shop.catalog")).isEqualTo(running);
    }

    @Test
    void aRepositoryThatNeverAnsweredLeavesItsAppUnresolvedAndTheRestDeployed() {
        world.repositories.fail(FRONTEND, Reason.UNREACHABLE);
        world.follow();
        world.push(CATALOG, "one");
        world.passSeconds(30);
        assertThat(world.running("one", "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "one").orElseThrow());
        assertThat(world.status("one").settled()).isTrue();
        world.repositories.mend(FRONTEND);
        world.passSeconds(300);
        assertThat(world.running("one", "shop.frontend"))
                .isEqualTo(world.head(FRONTEND, "main").orElseThrow());
    }

    @Test
    void whatCannotBeRememberedIsDoneWhenItCan() {
        world.follow();
        world.products.full = true;
        world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
        assertThat(world.log.messages(Kind.DELETION_PAUSED))
                .singleElement()
                .asString()
                .contains("no space left");
        world.products.full = false;
        world.passSeconds(5);
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void aDeletionHeardOfWhileNothingCouldBeRememberedIsNotForgotten() {
        started("one");
        world.deleteBranch(CATALOG, "one");
        world.products.full = true;
        for (String repository : List.of(SHOP, LEDGER, CATALOG, FRONTEND)) {
            world.reconciler.notice(repository, "one");
        }
        world.settle();
        world.products.full = false;
        world.lines.offline.addAll(List.of(SHOP, LEDGER, CATALOG, FRONTEND));
        world.passSeconds(5);
        assertThat(world.record("one").lifetime().deleteAt()).isPresent();
    }

    @Test
    void recordsThatCannotBeKeptAreKeptLaterAndSaidOnce() {
        started("one");
        String running = world.running("one", "shop.catalog");
        world.engine.full = true;
        String pushed = world.push(CATALOG, "one");
        world.push(CATALOG, "two");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(running);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.log.of(Kind.NAMESPACE_REFUSED))
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(event -> assertThat(event.message()).contains("no space left"));
        world.engine.full = false;
        world.passSeconds(10);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.running("two", "shop.catalog")).isNotEmpty();
    }

    @Test
    void oneBrokenNamespaceStopsNoOther() {
        started("one");
        world.push(CATALOG, "two");
        world.push(CATALOG, "three");
        world.passSeconds(10);
        world.engine.broken.addAll(List.of("one", "new"));
        String one = world.running("one", "shop.catalog");
        world.push(CATALOG, "one");
        world.push(CATALOG, "new");
        String two = world.push(CATALOG, "two");
        String three = world.push(CATALOG, "three");
        world.push(CATALOG, "newer");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(one);
        assertThat(world.running("two", "shop.catalog")).isEqualTo(two);
        assertThat(world.running("three", "shop.catalog")).isEqualTo(three);
        assertThat(world.running("newer", "shop.catalog")).isNotEmpty();
        assertThat(world.status("one").hold()).contains("tried again", "fault with one");
        assertThat(world.loop.mistakes()).hasSize(2);
        world.engine.broken.clear();
        world.passSeconds(10);
        assertThat(world.running("one", "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "one").orElseThrow());
        assertThat(world.names()).contains("new");
    }

    @Test
    void anEffectThatWasLostIsAskedForAgain() {
        started("one");
        world.engine.deaf = true;
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(30);
        world.engine.deaf = false;
        world.passSeconds(5);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.log.of(Kind.APP_STARTING)).hasSize(4);
    }

    @Test
    void anotherWritersNamespaceIsLeftAlone() throws Exception {
        started("one");
        NamespaceRecord mine = world.record("one");
        world.kill();
        world.reconciler = new Reconciler(
                world.loop,
                Map.of(EngineKind.PROCESS, world.engine),
                world.lines,
                world.log,
                world.products,
                "flow@elsewhere");
        world.follow();
        world.log.clear();
        world.push(CATALOG, "one");
        world.passSeconds(60);
        world.deleteBranch(CATALOG, "one");
        world.passSeconds(3600);
        assertThat(world.record("one")).isEqualTo(mine);
        assertThat(world.asked()).isEmpty();
        assertThat(world.status("one").hold()).isEqualTo("it is reconciled by flow@test");
        assertThat(world.reconciler.deleteNamespace(SHOP, "one")).isNotDone();
        world.settle();
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void aRestartAtAnyPointConvergesToTheSame() {
        for (int point = 0; point < 40; point++) {
            ReconcilerWorld restarted = new ReconcilerWorld();
            restarted.follow();
            restarted.push(CATALOG, "one");
            restarted.loop.sleep(Duration.ofSeconds(5));
            restarted.settle();
            restarted.loop.sleep(Duration.ofSeconds(5));
            Random chance = new Random(point);
            for (int step = 0; step < point; step++) {
                restarted.runOne(chance);
            }
            restarted.restart();
            restarted.passSeconds(30);
            List<String> running = new ArrayList<>();
            for (String app : List.of("data.ledger", "shop.catalog", "shop.frontend")) {
                running.add(restarted.running("one", app));
            }
            assertThat(running)
                    .as("restarted after %s steps", point)
                    .containsExactly(
                            restarted.head(LEDGER, "main").orElseThrow(),
                            restarted.head(CATALOG, "one").orElseThrow(),
                            restarted.head(FRONTEND, "main").orElseThrow());
            assertThat(restarted.engine.tooEarly).isEmpty();
            assertThat(restarted.machine.starts("one", AppId.parse("shop.catalog")))
                    .isEqualTo(1);
            assertThat(restarted.log.of(Kind.NAMESPACE_CREATED)).hasSize(1);
            assertThat(restarted.log.of(Kind.NAMESPACE_READY)).hasSizeLessThanOrEqualTo(1);
        }
    }

    private void started(String branch) {
        world.follow();
        world.push(CATALOG, branch);
        world.passSeconds(10);
        assertThat(world.running(branch, "shop.frontend")).isNotEmpty();
    }
}
