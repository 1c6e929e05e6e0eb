package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.LifetimeDecision.CancelDeletion;
import io.completedflow.namespace.LifetimeDecision.Create;
import io.completedflow.namespace.LifetimeDecision.Delete;
import io.completedflow.namespace.LifetimeDecision.Expire;
import io.completedflow.namespace.LifetimeDecision.Feed;
import io.completedflow.namespace.LifetimeDecision.PauseDeletions;
import io.completedflow.namespace.LifetimeDecision.Refuse;
import io.completedflow.namespace.LifetimeDecision.ResumeDeletions;
import io.completedflow.namespace.LifetimeDecision.ScheduleDeletion;
import io.completedflow.namespace.LifetimeDecision.Sleep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LifetimePlannerTest {
    private final LifetimeWorld world = new LifetimeWorld(FlowFileBuilder.shop().build(), "/a", "/b");

    @Test
    void branchesThatExistFirstAreListedNotCreated() {
        world.push("/a", "old", "o1");
        assertThat(world.poll()).isEmpty();
        world.push("/a", "old", "o2");
        world.push("/a", "feature/1", "f1");
        assertThat(world.poll())
                .containsExactly(new Create("feature-1-d675fb4e", "feature/1", "dev", "new branch, pattern '*'"));
        assertThat(world.poll()).isEmpty();
    }

    @Test
    void existingBranchIsNewInAnotherRepositoryAndAfterItWasGone() {
        world.push("/a", "old", "o1");
        world.push("/a", "gone", "g1");
        world.poll();
        world.delete("/a", "gone");
        world.settle();
        world.push("/b", "old", "o1");
        world.push("/a", "gone", "g1");
        world.poll();
        assertThat(world.namespaces).containsOnlyKeys("old", "gone");
    }

    @Test
    void adoptedAndLiterallyNamedBranchesAreCreatedAtOnce() {
        world.file = FlowFileBuilder.shop()
                .template("dev", "*")
                .template("live", "main")
                .template("fix", t -> t.branches("fix/*").adopting())
                .build();
        world.push("/a", "fix/1", "f1");
        world.push("/a", "other", "o1");
        world.poll();
        assertThat(world.namespaces.values())
                .extracting(NamespaceRecord::template)
                .containsExactlyInAnyOrder("live", "fix");
    }

    @Test
    void namespaceLivesWhileAnyRepositoryHasItsBranch() {
        created("x", "/a", "/b");
        world.delete("/a", "x");
        assertThat(world.settle()).isEmpty();
        world.delete("/b", "x");
        assertThat(world.poll()).isEmpty();
        assertThat(world.poll())
                .containsExactly(new ScheduleDeletion(
                        "x", world.now.plus(Duration.ofMinutes(10)), "no repository has branch x any more"));
        assertThat(world.poll()).isEmpty();
        world.pass(Duration.ofMinutes(10));
        assertThat(world.poll()).containsExactly(new Delete("x", "no repository has branch x any more"));
        assertThat(world.poll()).isEmpty();
    }

    @Test
    void announcedDeletionNeedsOneListing() {
        created("x", "/a");
        world.delete("/a", "x");
        world.announced.add(new BranchDeletion("/a", "x"));
        assertThat(world.poll()).singleElement().isInstanceOf(ScheduleDeletion.class);
    }

    @Test
    void announcementAloneProvesNothing() {
        created("x", "/a");
        world.announced.add(new BranchDeletion("/a", "x"));
        assertThat(world.poll()).isEmpty();
        world.unreachable.add("/a");
        world.announced.add(new BranchDeletion("/a", "x"));
        assertThat(world.settle()).isEmpty();
        world.delete("/a", "x");
        world.unreachable.clear();
        assertThat(world.poll()).singleElement().isInstanceOf(ScheduleDeletion.class);
    }

    @Test
    void branchThatComesBackCancelsTheDeletion() {
        created("x", "/a");
        world.delete("/a", "x");
        world.poll();
        world.poll();
        world.push("/b", "x", "x2");
        assertThat(world.poll()).containsExactly(new CancelDeletion("x", "branch x is back"));
        assertThat(world.settle()).isEmpty();
    }

    @Test
    void unreachableAndEmptyRepositoriesProveNothing() {
        created("x", "/a");
        world.unreachable.add("/a");
        assertThat(world.settle()).isEmpty();
        world.unreachable.clear();
        Map<String, String> branches = Map.copyOf(world.repositories.get("/a"));
        world.repositories.get("/a").clear();
        assertThat(world.settle()).isEmpty();
        world.repositories.get("/a").putAll(branches);
        assertThat(world.settle()).isEmpty();
        assertThat(world.namespaces).containsOnlyKeys("x");
    }

    @Test
    void emptyListingIsNoneOfTheTwo() {
        created("x", "/a");
        Map<String, String> branches = world.repositories.put("/a", new TreeMap<>());
        world.poll();
        branches.remove("x");
        world.repositories.put("/a", branches);
        assertThat(world.poll()).isEmpty();
        assertThat(world.poll()).singleElement().isInstanceOf(ScheduleDeletion.class);
    }

    @Test
    void repositoryNeverSeenMayHaveTheBranch() {
        world.unreachable.add("/b");
        created("x", "/a");
        world.delete("/a", "x");
        assertThat(world.settle()).isEmpty();
        world.unreachable.clear();
        assertThat(world.settle()).last().isInstanceOf(Delete.class);
    }

    @Test
    void massVanishingPausesDeletions() {
        created("x", "/a");
        created("y", "/a");
        created("z", "/b");
        world.delete("/a", "x");
        world.delete("/a", "y");
        assertThat(world.settle()).singleElement().isInstanceOfSatisfying(PauseDeletions.class, pause -> assertThat(
                        pause.reason())
                .contains("2 of 3", "x, y"));
        world.push("/a", "x", "x1");
        assertThat(world.poll())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(ResumeDeletions.class), second -> assertThat(second)
                                .isInstanceOfSatisfying(ScheduleDeletion.class, it -> assertThat(it.namespace())
                                        .isEqualTo("y")));
        world.settle();
        assertThat(world.namespaces).containsOnlyKeys("x", "z");
    }

    @Test
    void massVanishingPausesAlsoWhenHooksProveOneBranchAfterTheOtherAndThereIsNoGrace() {
        LifetimeWorld hasty = new LifetimeWorld(
                FlowFileBuilder.shop()
                        .template("dev", template -> template.branches("*").deleteGrace(Duration.ZERO))
                        .build(),
                "/a");
        for (String branch : List.of("w", "x", "y", "z")) {
            hasty.poll();
            hasty.push("/a", branch, branch + "1");
            hasty.poll();
        }
        List.of("x", "y", "z").forEach(branch -> hasty.delete("/a", branch));
        for (String branch : List.of("x", "y", "z")) {
            hasty.announced.add(new BranchDeletion("/a", branch));
            hasty.poll();
            hasty.poll();
        }
        assertThat(hasty.namespaces).containsOnlyKeys("w", "x", "y", "z");
        assertThat(hasty.state.held()).containsExactlyInAnyOrder("x", "y", "z");
    }

    @Test
    void singleNamespaceMayLoseItsBranch() {
        created("x", "/a");
        world.delete("/a", "x");
        assertThat(world.settle()).last().isInstanceOf(Delete.class);
    }

    @Test
    void lostStateNeitherLosesNorLeaksNamespaces() {
        created("x", "/a");
        created("y", "/a");
        world.state = ProductState.EMPTY;
        world.delete("/a", "x");
        world.settle();
        assertThat(world.namespaces).containsOnlyKeys("y");
    }

    @Test
    void ttlLeavesATombstoneUntilANewerPush() {
        world.file = FlowFileBuilder.shop()
                .template("dev", t -> t.ttl(Duration.ofDays(14)))
                .build();
        created("x", "/a");
        world.pass(Duration.ofDays(13));
        assertThat(world.poll()).isEmpty();
        world.push("/a", "x", "x2");
        world.poll();
        world.pass(Duration.ofDays(13));
        assertThat(world.poll()).isEmpty();
        world.pass(Duration.ofDays(1));
        assertThat(world.poll()).singleElement().isInstanceOfSatisfying(Expire.class, expire -> assertThat(
                        expire.reason())
                .endsWith("its ttl is 14d"));
        assertThat(world.settle()).isEmpty();
        world.push("/a", "x", "x3");
        assertThat(world.poll()).singleElement().isInstanceOf(Create.class);
    }

    @Test
    void namespaceRemovedByAPersonStaysAwayUntilAskedForAgain() {
        created("x", "/a");
        world.namespaces.clear();
        world.state = world.state.withTombstone("x");
        assertThat(world.settle()).isEmpty();
        world.state = world.state.withoutTombstone("x");
        assertThat(world.poll()).singleElement().isInstanceOf(Create.class);
    }

    @Test
    void tombstoneOfAnAdoptedBranchYieldsToAPushToo() {
        world.push("/a", "old", "o1");
        world.poll();
        world.namespaces.put("old", Records.of("old"));
        world.poll();
        world.namespaces.clear();
        world.state = world.state.withTombstone("old");
        assertThat(world.poll()).isEmpty();
        world.push("/a", "old", "o2");
        assertThat(world.poll()).singleElement().isInstanceOf(Create.class);
    }

    @Test
    void tombstoneGoesWithItsBranch() {
        created("x", "/a");
        world.namespaces.clear();
        world.state = world.state.withTombstone("x");
        world.delete("/a", "x");
        world.settle();
        assertThat(world.state.tombstones()).isEmpty();
        assertThat(world.state.misses()).isEmpty();
    }

    @Test
    void sleepsWhenNobodyUsesIt() {
        world.file = FlowFileBuilder.shop()
                .template("dev", t -> t.sleepAfter(Duration.ofHours(2)))
                .build();
        created("x", "/a");
        world.pass(Duration.ofHours(2));
        assertThat(world.poll()).containsExactly(new Sleep("x", "no push and no request for 2h"));
        assertThat(world.poll()).isEmpty();
    }

    @Test
    void capRefusesOnceWithNumberAndMend() {
        world.file =
                FlowFileBuilder.shop().template("dev", t -> t.namespaces(1)).build();
        created("x", "/a");
        world.push("/a", "y", "y1");
        assertThat(world.poll())
                .containsExactly(new Refuse(
                        "y",
                        "template dev allows 1 namespaces, and there are 1; delete one (flow delete namespace NAME)"
                                + " or raise templates.dev.quota.namespaces"));
        assertThat(world.poll()).isEmpty();
        world.delete("/a", "x");
        world.settle();
        assertThat(world.namespaces).containsOnlyKeys("y");
        assertThat(world.state.refused()).isEmpty();
    }

    @Test
    void tieIsRefused() {
        world.file = FlowFileBuilder.shop()
                .template("dev", "a*")
                .template("two", "*a")
                .build();
        world.poll();
        world.push("/a", "a-a", "1");
        assertThat(world.poll()).singleElement().isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(
                        refuse.reason())
                .contains("matched equally"));
    }

    @Test
    void standingEnvironmentIsFedByTheNewestPushAndNeverDeleted() {
        world.file = FlowFileBuilder.shop()
                .template("dev", "*")
                .template(
                        "staging",
                        t -> t.branches("stage*").environment("staging1").ttl(Duration.ofDays(1)))
                .build();
        world.push("/a", "stage-1", "s1");
        assertThat(world.poll())
                .containsExactly(
                        new Feed("staging1", "stage-1", "staging", "the newest pushed branch of template staging"));
        world.push("/a", "stage-0", "s0");
        assertThat(world.poll()).singleElement().isInstanceOf(Feed.class);
        assertThat(world.namespaces.get("staging1").branch()).isEqualTo("stage-0");
        world.push("/b", "stage-1", "s2");
        world.poll();
        assertThat(world.namespaces.get("staging1").branch()).isEqualTo("stage-1");
        world.delete("/a", "stage-0");
        world.delete("/a", "stage-1");
        world.delete("/b", "stage-1");
        world.pass(Duration.ofDays(99));
        assertThat(world.settle()).isEmpty();
        assertThat(world.namespaces).containsOnlyKeys("staging1");
    }

    @Test
    void branchNamedLikeAStandingEnvironmentIsRefused() {
        world.file = FlowFileBuilder.shop()
                .template("dev", "*")
                .template("staging", t -> t.branches("stage*").environment("dev1"))
                .build();
        world.poll();
        world.push("/a", "dev1", "d1");
        assertThat(world.poll()).singleElement().isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(
                        refuse.reason())
                .contains("standing environment dev1"));
    }

    @Test
    void trunkMakesNoNamespace() {
        world.poll();
        world.push("/a", "main", "m1");
        assertThat(world.settle()).isEqualTo(List.of());
    }

    private void created(String branch, String... addresses) {
        world.poll();
        for (String address : addresses) {
            world.push(address, branch, branch + "1");
        }
        world.poll();
        assertThat(world.namespaces).containsKey(branch);
    }
}
