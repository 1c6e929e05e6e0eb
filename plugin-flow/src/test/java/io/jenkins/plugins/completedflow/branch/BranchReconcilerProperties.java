package io.jenkins.plugins.completedflow.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order, and however often anybody looks, the namespaces end as the branches are. */
class BranchReconcilerProperties {
    private static final List<String> BRANCHES = List.of("main", "feature/1", "PR-1", "PR-2");

    @Property(tries = 500)
    void endsWithANamespaceForEveryBranchAndForNoOther(@ForAll("histories") List<Happening> history) {
        BranchWorld world = world();

        history.forEach(happening -> happening.accept(world));
        world.settle();

        assertThat(world.namespaces.keySet()).isEqualTo(world.git.keySet());
    }

    @Property(tries = 300)
    void endsTheSameHoweverOftenItLooks(@ForAll("histories") List<Happening> history, @ForAll Random random) {
        BranchWorld once = world();
        BranchWorld often = world();

        history.forEach(happening -> {
            happening.accept(once);
            happening.accept(often);
            for (int i = random.nextInt(3); i > 0; i--) {
                often.reconcile();
            }
        });
        once.settle();
        often.settle();

        assertThat(often.namespaces.keySet()).isEqualTo(once.namespaces.keySet());
        assertThat(often.memory.branches().keySet())
                .isEqualTo(once.memory.branches().keySet());
    }

    @Property(tries = 300)
    void neverDeletesWhatTheRepositoryHas(@ForAll("histories") List<Happening> history) {
        BranchWorld world = world();

        for (Happening happening : history) {
            int before = world.submitted.size();
            happening.accept(world);
            world.reconcile();
            assertThat(world.submitted.subList(before, world.submitted.size()))
                    .filteredOn(request -> request.kind() == FlowRequest.Kind.DELETE)
                    .noneMatch(request -> world.git.containsKey(request.branch()))
                    .allMatch(FlowRequest::fork);
        }
    }

    @Property(tries = 200)
    void asksNothingMoreOnceAllIsDone(@ForAll("histories") List<Happening> history) {
        BranchWorld world = world();
        history.forEach(happening -> happening.accept(world));
        world.settle();
        int asked = world.submitted.size();
        int listings = world.listings;

        for (int i = 0; i < 10; i++) {
            world.reconcile();
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(world.submitted).hasSize(asked);
        assertThat(world.listings).as("looks at the repositories").isEqualTo(listings);
    }

    @Property(tries = 200)
    void givesEveryRequestAnIdOfItsOwn(@ForAll("histories") List<Happening> history) {
        BranchWorld world = world();

        history.forEach(happening -> happening.accept(world));
        world.settle();

        assertThat(world.submitted).extracting(FlowRequest::id).doesNotHaveDuplicates();
    }

    private static BranchWorld world() {
        BranchWorld world = new BranchWorld();
        world.rules = new ProjectRules(
                BranchWorld.PRODUCT,
                "north",
                Optional.empty(),
                true,
                new TemplateRules(
                        List.of(new TemplateRules.Rule(new io.completedflow.namespace.BranchPattern("*"), "dev"))),
                false,
                false,
                NamespaceCaps.NONE);
        return world;
    }

    /** Something that happens to the world; shown by its name. */
    private record Happening(String name, Consumer<BranchWorld> change) {
        void accept(BranchWorld world) {
            change.accept(world);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<String> branch = Arbitraries.of(BRANCHES);
        Arbitrary<Happening> ofBranches = branch.flatMap(name -> Arbitraries.of(
                new Happening("push " + name, world -> world.git.put(name, "r" + world.git.hashCode())),
                new Happening("remove " + name, world -> world.git.remove(name)),
                new Happening("delete the job of " + name, world -> world.jobs.remove(name)),
                new Happening("event of " + name, world -> world.reconcile(Map.of(name, "r")))));
        Arbitrary<Happening> others = Arbitraries.of(
                new Happening("index", BranchWorld::index),
                new Happening("look", BranchWorld::reconcile),
                new Happening("an hour", world -> world.pass(Duration.ofHours(1))),
                new Happening("node off", world -> world.daemonAtWork = false),
                new Happening("node on", world -> {
                    world.daemonAtWork = true;
                    world.work();
                }),
                new Happening("git off", world -> world.reachable = false),
                new Happening("git on", world -> world.reachable = true),
                new Happening("requests lost", world -> world.progress.clear()),
                new Happening("daemon looks", world -> new TreeSet<>(world.namespaces.keySet()).forEach(world::look)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, ofBranches), net.jqwik.api.Tuple.of(1, others))
                .list()
                .ofMaxSize(25);
    }
}
