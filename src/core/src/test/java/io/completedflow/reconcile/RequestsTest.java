package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.GROUPS;
import static io.completedflow.reconcile.ReconcilerWorld.LEDGER;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.FlowFile;
import io.completedflow.log.Event;
import io.completedflow.log.Event.Kind;
import io.completedflow.namespace.AppBehaviour;
import io.completedflow.namespace.Decision;
import io.completedflow.source.RepositoryException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What persons ask for, with and without a daemon that follows. */
class RequestsTest {
    private final ReconcilerWorld world = new ReconcilerWorld();

    @Test
    void makesANamespaceWithoutFollowing() {
        String pushed = world.push(CATALOG, "one");
        CompletableFuture<BegunNamespace> created = world.reconciler.create(asked("one"));
        world.settle();
        assertThat(created).isCompletedWithValue(new BegunNamespace("one", ""));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.running("one", "shop.frontend")).isNotEmpty();
        world.push(CATALOG, "two");
        world.passSeconds(3600);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.products.load()).singleElement().satisfies(product -> assertThat(product.flowFileCommit())
                .isEqualTo(world.head(SHOP, "main")));
    }

    @Test
    void oneWhoFollowsAlsoFollowsAProductAskedAboutLater() {
        world.follow();
        world.reconciler.product("/repos/other.git").exceptionally(unknown -> null);
        world.settle();
        int asked = world.repositories.listings("/repos/other.git");
        world.passSeconds(3600);
        assertThat(world.repositories.listings("/repos/other.git")).isGreaterThan(asked);
    }

    @Test
    void aRepositoryOfTwoProductsIsListedAsOftenAsTheMoreEagerWants() {
        String other = "/repos/other.git";
        String flowFile = ReconcilerWorld.flowFile(GROUPS, "dev: { branches: ['*'], update: { every: 60s } }")
                .replace("product: shop", "product: other\nnamespaceName: '{product}-{branch}'");
        world.repositories.create(other).commit("main", Map.of(FlowFile.NAME, flowFile));
        world.follow();
        world.done(world.reconciler.follow(other));
        world.passSeconds(10);
        int before = world.repositories.listings(CATALOG);
        world.passSeconds(100);
        assertThat(world.repositories.listings(CATALOG) - before).isEqualTo(10);
        String pushed = world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.running("other-one", "shop.catalog")).isEqualTo(pushed);
        assertThat(world.loop.mistakes()).isEmpty();
    }

    @Test
    void aSharedRepositoryThatFailsIsToldToEachProductOnce() {
        String other = "/repos/other.git";
        String flowFile =
                ReconcilerWorld.flowFile(GROUPS, ReconcilerWorld.DEV).replace("product: shop", "product: other");
        world.repositories.create(other).commit("main", Map.of(FlowFile.NAME, flowFile));
        world.follow();
        world.repositories.fail(CATALOG, RepositoryException.Reason.UNREACHABLE);
        world.passSeconds(60);
        world.done(world.reconciler.follow(other));
        world.passSeconds(600);
        assertThat(world.log.of(Kind.REPOSITORY_UNREACHABLE))
                .extracting(Event::product)
                .containsExactly("shop", "other");
    }

    @Test
    void theEngineKubernetesIsRefusedUntilItIsThere() {
        world.pushFlowFile("main", GROUPS, ReconcilerWorld.DEV, "cloud: { branches: ['k8s*'], engine: kubernetes }");
        world.push(CATALOG, "k8s-1");
        CompletableFuture<BegunNamespace> created = world.reconciler.create(asked("k8s-1"));
        world.settle();
        assertThat(created).isCompletedExceptionally();
        assertThat(world.names()).isEmpty();
    }

    @Test
    void isDoneWhenItIsSeenToBegin() {
        world.push(CATALOG, "one");
        CompletableFuture<BegunNamespace> created = world.reconciler.create(asked("one"));
        world.answer();
        assertThat(created).isCompleted();
        assertThat(world.status("one").settled()).isFalse();
        assertThat(world.status("one").plan().orElseThrow().decisions())
                .hasSize(3)
                .noneMatch(Decision.Failed.class::isInstance);
    }

    @Test
    void askingAgainForgivesWhatFailedAndTakesTheNewest() {
        world.push(CATALOG, "one", AppBehaviour.BUILD_FAILS);
        world.done(world.reconciler.create(asked("one")));
        assertThat(world.running("one", "shop.catalog")).isEmpty();
        assertThat(world.status("one").settled()).isTrue();
        long before = prepared();
        world.settle();
        assertThat(prepared()).isEqualTo(before);
        world.done(world.reconciler.create(asked("one")));
        assertThat(prepared()).isEqualTo(before + 1);
        String fix = world.push(CATALOG, "one");
        world.done(world.reconciler.create(asked("one")));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(fix);
    }

    private long prepared() {
        return world.asked().stream().filter("one Prepare shop.catalog"::equals).count();
    }

    @Test
    void refusesWhatIsBeingDeletedUntilItIsGone() {
        started("one");
        CompletableFuture<Void> gone = world.reconciler.deleteNamespace(SHOP, "one");
        CompletableFuture<BegunNamespace> again = world.reconciler.create(asked("one"));
        world.answer();
        assertThat(gone).isNotDone();
        assertThat(failure(again).kind()).isEqualTo(RequestException.Kind.REFUSED);
        assertThat(failure(again)).hasMessageContaining("is being deleted");
        world.settle();
        assertThat(gone).isCompleted();
        assertThat(world.names()).isEmpty();
        CompletableFuture<BegunNamespace> anew = world.reconciler.create(asked("one"));
        world.settle();
        assertThat(anew).isCompletedWithValue(new BegunNamespace("one", ""));
    }

    @Test
    void aDeletedOneIsNotMadeAgainUntilANewerPush() {
        started("one");
        world.done(world.reconciler.deleteNamespace(SHOP, "one"));
        world.passSeconds(600);
        assertThat(world.names()).isEmpty();
        world.restart();
        world.passSeconds(600);
        assertThat(world.names()).isEmpty();
        world.push(LEDGER, "one");
        world.passSeconds(20);
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void whatIsDeletedWhileNobodyFollowsIsNotMadeAgainByWhoFollowsLater() {
        ReconcilerWorld world = new ReconcilerWorld("dev: { branches: ['*'], adopt: all, update: { every: 10s } }");
        world.push(CATALOG, "one");
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of())));
        world.done(world.reconciler.deleteNamespace(SHOP, "one"));
        world.restart();
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
        world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void whatIsDeletedWhileItsRepositoriesAreAwayIsNotMadeAgainFromWhatItRan() {
        ReconcilerWorld world = new ReconcilerWorld("dev: { branches: ['*'], adopt: all, update: { every: 10s } }");
        world.push(CATALOG, "one");
        world.pushFlowFile("one", GROUPS, "dev: { branches: ['*'], adopt: all, update: { every: 10s } }");
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of())));
        world.kill();
        world.lines.offline.addAll(Set.of(CATALOG, SHOP));
        world.done(world.reconciler.deleteNamespace(SHOP, "one"));
        world.lines.offline.clear();
        world.restart();
        world.passSeconds(60);
        assertThat(world.names()).isEmpty();
        world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void anotherBranchMayBeAskedToFeedAnEnvironment() {
        world.pushFlowFile(
                "main", GROUPS, ReconcilerWorld.DEV, "st: { branches: ['st*'], environment: st, fallback: trunk }");
        world.push(CATALOG, "st-1");
        world.push(CATALOG, "st-2");
        world.done(world.reconciler.create(asked("st-1")));
        world.done(world.reconciler.create(asked("st-2")));
        assertThat(world.record("st").branch()).isEqualTo("st-2");
        assertThat(world.log.of(Kind.NAMESPACE_CREATED)).hasSize(1);
        assertThat(world.log.messages(Kind.ENVIRONMENT_FED)).containsExactly("fed by branch st-2: asked for");
    }

    @Test
    void anothersNamespaceIsLeftAloneUntilItIsTakenOver() throws Exception {
        world.push(CATALOG, "one");
        world.done(world.reconciler.create(asked("one")));
        world.engine.takeOver(world.record("one").takenOverBy("watch@elsewhere"));
        assertThat(failed(world.reconciler.create(asked("one"))))
                .hasMessageContaining("is reconciled by watch@elsewhere");
        assertThat(failed(world.reconciler.create(asked("one"))).mend()).contains("flow take-over one");
        world.done(world.reconciler.takeOver(SHOP, "one"));
        assertThat(world.record("one").writer()).isEqualTo("flow@test");
        assertThat(world.log.messages(Kind.NAMESPACE_TAKEN_OVER)).containsExactly("from watch@elsewhere: asked for");
        String pushed = world.push(CATALOG, "one");
        world.done(world.reconciler.create(asked("one")));
        assertThat(world.running("one", "shop.catalog")).isEqualTo(pushed);
        assertThat(failed(world.reconciler.takeOver(SHOP, "two"))).hasMessageContaining("no namespace two");
    }

    @Test
    void aPlanChangesNothing() {
        world.push(CATALOG, "one");
        world.done(world.reconciler.create(asked("one")));
        int asked = world.asked().size();
        int saves = world.engine.saves + world.products.saves;
        world.push(FRONTEND, "two");
        CompletableFuture<PlannedNamespace> there = world.reconciler.plan(asked("one"));
        CompletableFuture<PlannedNamespace> fresh = world.reconciler.plan(asked("two"));
        world.settle();
        assertThat(there.join().plan().complete()).isTrue();
        assertThat(fresh.join().plan().waves()).hasSize(3);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.asked()).hasSize(asked);
        assertThat(world.engine.saves + world.products.saves).isEqualTo(saves);
    }

    @Test
    void refusalsSayWhatIsWrongAndTheMend() {
        world.pushFlowFile("main", GROUPS, "dev: { branches: ['*'], quota: { namespaces: 1 } }");
        world.push(CATALOG, "one");
        world.push(CATALOG, "two");
        world.done(world.reconciler.create(asked("one")));
        assertThat(failed(world.reconciler.create(asked("onne")))).hasMessageContaining("has branch onne");
        assertThat(failed(world.reconciler.create(asked("onne"))).mend()).isEqualTo("did you mean one?");
        assertThat(failed(world.reconciler.create(asked("two")))).hasMessageContaining("allows 1 namespaces");
        assertThat(failed(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.of("prod"), Set.of()))))
                .hasMessageContaining("no template prod");
        assertThat(failed(
                        world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of("basket")))))
                .hasMessageContaining("no app basket");
        assertThat(failed(world.reconciler.deleteNamespace(SHOP, "two"))).hasMessageContaining("no namespace two");
        assertThat(failed(world.reconciler.deleteEnvironment(SHOP, "one"))).hasMessageContaining("branch's namespace");
        assertThat(failed(world.reconciler.create(
                        new NamespaceRequest("/repos/none.git", "one", Optional.empty(), Set.of()))))
                .hasMessageContaining("cannot be read");
        assertThat(world.names()).containsExactly("one");
    }

    @Test
    void limitsANamespaceToWhatWasAskedForAndWhatThatNeeds() {
        world.push(CATALOG, "one");
        world.done(world.reconciler.create(new NamespaceRequest(SHOP, "one", Optional.empty(), Set.of("catalog"))));
        assertThat(world.running("one", "shop.catalog")).isNotEmpty();
        assertThat(world.running("one", "data.ledger")).isNotEmpty();
        assertThat(world.running("one", "shop.frontend")).isEmpty();
    }

    @Test
    void nothingIsChangedThatCannotBeKept() {
        started("one");
        world.products.full = true;
        assertThat(failed(world.reconciler.deleteNamespace(SHOP, "one"))).hasMessageContaining("could not be kept");
        world.engine.full = true;
        assertThat(failed(world.reconciler.sleep(SHOP, "one"))).hasMessageContaining("no space left");
        world.passSeconds(60);
        assertThat(world.names()).containsExactly("one");
        assertThat(world.running("one", "shop.catalog")).isNotEmpty();
    }

    @Test
    void whatSleepsTakesNoUpdatesAndWakesToTheNewest() {
        started("one");
        CompletableFuture<Void> asleep = world.reconciler.sleep(SHOP, "one");
        world.passSeconds(10);
        assertThat(asleep).isCompleted();
        assertThat(world.running("one", "shop.catalog")).isEmpty();
        int asked = world.asked().size();
        world.push(CATALOG, "one");
        world.passSeconds(60);
        assertThat(world.asked()).hasSize(asked);
        assertThat(world.status("one").settled()).isTrue();
        String newest = world.push(CATALOG, "one");
        CompletableFuture<Void> awake = world.reconciler.wake(SHOP, "one");
        world.settle();
        assertThat(awake).isCompleted();
        assertThat(world.running("one", "shop.catalog")).isEqualTo(newest);
        assertThat(world.log.of(Kind.NAMESPACE_ASLEEP)).hasSize(1);
        assertThat(world.log.of(Kind.NAMESPACE_AWAKE)).hasSize(1);
    }

    private void started(String branch) {
        world.follow();
        world.push(CATALOG, branch);
        world.passSeconds(10);
        assertThat(world.running(branch, "shop.frontend")).isNotEmpty();
    }

    private static NamespaceRequest asked(String branch) {
        return new NamespaceRequest(SHOP, branch, Optional.empty(), Set.of());
    }

    private RequestException failed(CompletableFuture<?> request) {
        world.settle();
        return failure(request);
    }

    private static RequestException failure(CompletableFuture<?> request) {
        assertThat(request).isCompletedExceptionally();
        try {
            request.get();
            throw new AssertionError("it did not fail");
        } catch (ExecutionException e) {
            return (RequestException) e.getCause();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
