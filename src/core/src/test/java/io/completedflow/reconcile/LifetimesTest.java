package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.APPS;
import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.GROUPS;
import static io.completedflow.reconcile.ReconcilerWorld.LEDGER;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.log.Event.Kind;
import io.completedflow.namespace.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the templates say of how environments live: times, caps, standing environments, update policies, fallbacks. */
class LifetimesTest {
    @Test
    void aNamespaceThatNobodyUsesGoesWhenItsTtlIsOverAndComesBackWithAPush() {
        ReconcilerWorld world = started("dev: { branches: ['*'], ttl: 1h }");
        world.pass(Duration.ofMinutes(50));
        world.reconciler.used("one");
        world.pass(Duration.ofMinutes(50));
        assertThat(world.names()).containsExactly("one");
        world.push(CATALOG, "one");
        world.pass(Duration.ofMinutes(50));
        assertThat(world.names()).containsExactly("one");
        world.pass(Duration.ofMinutes(70));
        assertThat(world.names()).isEmpty();
        world.restart();
        world.pass(Duration.ofHours(2));
        assertThat(world.names()).isEmpty();
        world.push(CATALOG, "one");
        world.passSeconds(20);
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void whatNobodyUsesSleepsUntilItIsUsed() {
        ReconcilerWorld world = started("dev: { branches: ['*'], sleepAfter: 30m }");
        world.pass(Duration.ofMinutes(31));
        assertThat(world.running("one", "shop.catalog")).isEmpty();
        assertThat(world.record("one").asleep()).isTrue();
        world.push(LEDGER, "main");
        world.passSeconds(30);
        world.reconciler.used("one");
        world.settle();
        assertThat(world.running("one", "data.ledger"))
                .isEqualTo(world.head(LEDGER, "main").orElseThrow());
        assertThat(world.record("one").asleep()).isFalse();
        world.pass(Duration.ofMinutes(29));
        assertThat(world.record("one").asleep()).isFalse();
    }

    @Test
    void twoDecisionsAboutOneNamespaceBothHold() {
        ReconcilerWorld world = started("dev: { branches: ['*'], sleepAfter: 30m, update: { every: 1h } }");
        world.products.full = true; // So that nothing is decided until both are due.
        world.deleteBranch(CATALOG, "one");
        List.of("shop", "ledger", "catalog", "frontend").forEach(name -> world.reconciler.notice(name, "one"));
        world.pass(Duration.ofMinutes(31));
        assertThat(world.record("one").asleep()).isFalse();
        world.products.full = false;
        world.passSeconds(5);
        assertThat(world.record("one").asleep()).isTrue();
        assertThat(world.record("one").lifetime().deleteAt()).isPresent();
        assertThat(world.log.of(Kind.NAMESPACE_ASLEEP)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_DELETION_SCHEDULED)).hasSize(1);
    }

    @Test
    void usesAreKeptNoMoreOftenThanMatters() {
        ReconcilerWorld world = started("dev: { branches: ['*'], sleepAfter: 30m }");
        int saves = world.engine.saves;
        for (int second = 0; second < 120; second++) {
            world.reconciler.used("one");
            world.passSeconds(1);
        }
        assertThat(world.engine.saves - saves).isBetween(1, 2);
    }

    @Test
    void takesWhatIsNewAtTheTimeThePolicySays() {
        ReconcilerWorld world = started("dev: { branches: ['*'], update: { at: '12:00', zone: Europe/Paris } }");
        String first = world.running("one", "shop.catalog");
        String pushed = world.push(CATALOG, "one");
        world.pass(Duration.ofMinutes(55)); // From 10:00 UTC; noon in Paris is 11:00.
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
        assertThat(world.status("one").nextUpdate().orElseThrow()).hasToString("2026-11-21T11:00:00Z");
        world.pass(Duration.ofMinutes(10));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        world.push(CATALOG, "one");
        world.pass(Duration.ofHours(22));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.status("one").nextUpdate().orElseThrow()).hasToString("2026-11-22T11:00:00Z");
    }

    @Test
    void aTimeThatHadNothingNewIsOverAndALaterPushWaitsForTheNext() {
        ReconcilerWorld world = started("dev: { branches: ['*'], update: { at: '12:00', zone: Europe/Paris } }");
        String first = world.running("one", "shop.catalog");
        world.pass(Duration.ofHours(2)); // Beyond 11:00 UTC, with nothing new.
        String pushed = world.push(CATALOG, "one");
        world.pass(Duration.ofHours(20));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
        assertThat(world.status("one").nextUpdate().orElseThrow()).hasToString("2026-11-22T11:00:00Z");
        world.pass(Duration.ofHours(3));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
    }

    @Test
    void pushesToTheTrunkUpdateANamespaceAndKeepItNoLonger() {
        ReconcilerWorld world = started("dev: { branches: ['*'], ttl: 1h }");
        world.pass(Duration.ofMinutes(40));
        String trunk = world.push(LEDGER, "main");
        world.pass(Duration.ofMinutes(10));
        assertThat(world.running("one", "data.ledger")).isEqualTo(trunk);
        world.pass(Duration.ofMinutes(15));
        assertThat(world.names()).isEmpty();
    }

    @Test
    void theCapRefusesOnceAndServesWhenThereIsRoom() {
        ReconcilerWorld world = started("dev: { branches: ['*'], update: { every: 10s }, quota: { namespaces: 1 } }");
        world.push(CATALOG, "two");
        world.passSeconds(120);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.log.messages(Kind.NAMESPACE_REFUSED))
                .singleElement()
                .asString()
                .contains("branch two", "allows 1", "quota.namespaces");
        world.done(world.reconciler.deleteNamespace(SHOP, "one"));
        world.passSeconds(30);
        assertThat(world.names()).containsExactly("two");
        assertThat(world.reconciler.products().iterator().next().notices()).isEmpty();
    }

    @Test
    void whoAsksForANamespaceDoesNotWaitForTheTimeOfItsUpdates() {
        ReconcilerWorld world = started("dev: { branches: ['*'], update: { at: '12:00', zone: Europe/Paris } }");
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isNotEqualTo(pushed);
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of())));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        String later = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        world.done(world.reconciler.sleep(SHOP, "one"));
        world.done(world.reconciler.wake(SHOP, "one"));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(later);
    }

    @Test
    void anAppThatIsNotDeployedByItselfStaysAtTheRevisionItHadFirst() {
        ReconcilerWorld world = new ReconcilerWorld();
        world.pushFlowFile(
                "main", ReconcilerWorld.GROUPS.replace("run: catalog }", "run: catalog, autoDeploy: false }"));
        world.follow();
        String first = world.push(CATALOG, "one");
        world.passSeconds(20);
        world.push(CATALOG, "one");
        String frontend = world.push(ReconcilerWorld.FRONTEND, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(first);
        assertThat(world.running("one", "shop.frontend")).isEqualTo(frontend);
        world.done(world.reconciler.deleteNamespace(SHOP, "one"));
        world.passSeconds(20);
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of())));
        assertThat(world.running("one", "shop.catalog"))
                .isEqualTo(world.head(CATALOG, "one").orElseThrow());
    }

    @Test
    void theNewestBranchFeedsAStandingEnvironmentWhichOutlivesItsBranches() {
        ReconcilerWorld world = new ReconcilerWorld(
                ReconcilerWorld.DEV,
                "staging: { branches: ['staging-*'], environment: staging1, fallback: trunk, update: { every: 10s } }");
        world.follow();
        String first = world.push(CATALOG, "staging-1");
        world.passSeconds(20);
        assertThat(world.names()).containsExactly("staging1");
        assertThat(world.running("staging1", "shop.catalog")).isEqualTo(first);
        String second = world.push(CATALOG, "staging-2");
        world.passSeconds(20);
        assertThat(world.names()).containsExactly("staging1");
        assertThat(world.running("staging1", "shop.catalog")).isEqualTo(second);
        assertThat(world.record("staging1").branch()).isEqualTo("staging-2");
        assertThat(world.log.of(Kind.NAMESPACE_CREATED)).hasSize(1);
        assertThat(world.log.of(Kind.ENVIRONMENT_FED)).hasSize(1);
        world.deleteBranch(CATALOG, "staging-1");
        world.deleteBranch(CATALOG, "staging-2");
        world.pass(Duration.ofHours(1));
        assertThat(world.names()).containsExactly("staging1");
        world.done(world.reconciler.deleteEnvironment(SHOP, "staging1"));
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
    }

    @Test
    void withoutFallbackAMissingBranchIsAnErrorThatNamesTheRepository() {
        ReconcilerWorld world = started("dev: { branches: ['*'], fallback: none, update: { every: 10s } }");
        assertThat(world.status("one").plan().orElseThrow().decisions())
                .filteredOn(Decision.Failed.class::isInstance)
                .extracting(Decision::reason)
                .anySatisfy(reason -> assertThat(reason).contains(LEDGER, "has no branch one"))
                .anySatisfy(reason -> assertThat(reason).contains(FRONTEND, "has no branch one"));
        assertThat(world.running("one", "shop.catalog")).isEmpty();
        APPS.forEach(address -> world.push(address, "one"));
        world.passSeconds(20);
        assertThat(world.running("one", "shop.frontend"))
                .isEqualTo(world.head(FRONTEND, "one").orElseThrow());
    }

    @Test
    void aNamespaceWhoseTemplateIsGoneIsHeldAndSaysSo() {
        ReconcilerWorld world = started("dev: { branches: [], update: { every: 10s } }", "team: { branches: ['*'] }");
        String running = world.running("one", "shop.catalog");
        world.pushFlowFile("main", GROUPS);
        world.push(CATALOG, "one");
        world.passSeconds(30);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(running);
        assertThat(world.status("one").hold()).contains("its template team is no longer in the flow file");
    }

    private static ReconcilerWorld started(String... templates) {
        ReconcilerWorld world = new ReconcilerWorld(templates);
        world.follow();
        world.push(CATALOG, "one");
        world.reconciler.notice("catalog", "one");
        world.passSeconds(60);
        assertThat(world.names()).containsExactly("one");
        return world;
    }
}
