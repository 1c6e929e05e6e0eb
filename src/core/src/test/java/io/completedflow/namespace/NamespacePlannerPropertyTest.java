package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.source.Revision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** The planner against an engine whose apps build, start and fail in random order, and that is killed now and then. */
class NamespacePlannerPropertyTest {
    private static final int ENOUGH = 10_000;

    private FakeWorld world;
    private StepQueue steps;
    private FakeEngine engine;

    @BeforeTry
    void openEngine() {
        world = new FakeWorld();
        steps = new StepQueue();
        engine = new FakeEngine(world, steps);
    }

    @Property(tries = 300)
    void neverStartsBeforeItsDependenciesAreReadyAndConverges(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) throws NamespaceTakenException {
        Random random = new Random(seed);
        FlowFile file = randomProduct(random, size);
        DesiredNamespace desired = saved(file, 1, random, 0);
        reconcile(desired, random, 0);
        assertThat(plan(desired).complete()).isTrue();
        assertThat(plan(desired).effects()).isEmpty();
        desired.apps().keySet().forEach(app -> assertThat(world.starts("x", app))
                .isEqualTo(1));
    }

    @Property(tries = 300)
    void failureStopsItsDependentsOnly(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size)
            throws NamespaceTakenException {
        Random random = new Random(seed);
        DesiredNamespace desired = saved(randomProduct(random, size), 1, random, 4);
        reconcile(desired, random, 0);
        assertThatOnlyDependentsOfTheFailedDoNotRun(desired);
    }

    @Property(tries = 300)
    void killedAtAnyMomentItEndsTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size)
            throws NamespaceTakenException {
        Random random = new Random(seed);
        DesiredNamespace desired = saved(randomProduct(random, size), 1, random, 4);
        reconcile(desired, random, 5);
        assertThatOnlyDependentsOfTheFailedDoNotRun(desired);
    }

    @Property(tries = 300)
    void nextRevisionsConvergeFromWhateverIsThere(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int size)
            throws NamespaceTakenException {
        Random random = new Random(seed);
        FlowFile file = randomProduct(random, size);
        DesiredNamespace first = saved(file, 1, random, 4);
        for (int i = random.nextInt(20); i > 0; i--) {
            act(first, random, 5);
        }
        DesiredNamespace second = saved(file, 2, random, 0);
        reconcile(second, random, 5);
        assertThat(plan(second).complete()).isTrue();
        engine.observe().get("x").apps().forEach((app, now) -> assertThat(
                        now.running().orElseThrow().digest())
                .isEqualTo(second.apps().get(app).digest()));
    }

    @Property(tries = 200)
    void brokenRevisionsLeaveTheLastGoodOnesRunning(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int size)
            throws NamespaceTakenException {
        Random random = new Random(seed);
        FlowFile file = randomProduct(random, size);
        reconcile(saved(file, 1, random, 0), random, 0);
        DesiredNamespace second = saved(file, 2, random, 2);
        reconcile(second, random, 5);
        second.apps().forEach((id, app) -> {
            String id1 = Records.revision(id, 1).id();
            String runs = engine.observe()
                    .get("x")
                    .apps()
                    .get(id)
                    .running()
                    .orElseThrow()
                    .revision()
                    .id();
            assertThat(runs).isEqualTo(broken(app) ? id1 : app.revision().id());
        });
    }

    private void assertThatOnlyDependentsOfTheFailedDoNotRun(DesiredNamespace desired) {
        Set<AppId> broken = desired.apps().values().stream()
                .filter(this::broken)
                .map(DesiredApp::id)
                .collect(Collectors.toSet());
        for (DesiredApp app : desired.apps().values()) {
            Set<AppId> needs = new HashSet<>(DependencyGraph.of(
                            desired.apps().keySet(),
                            id -> desired.apps().get(id).depends())
                    .closure(Set.of(app.id())));
            needs.retainAll(broken);
            boolean runs =
                    engine.observe().get("x").apps().get(app.id()).running().isPresent();
            assertThat(runs).as(app.id() + " with " + broken).isEqualTo(needs.isEmpty());
        }
        assertThat(plan(desired).effects()).isEmpty();
        assertThat(plan(desired).settled()).isTrue();
    }

    private boolean broken(DesiredApp app) {
        return world.behaviour(app.revision()) != AppBehaviour.GOOD;
    }

    private void reconcile(DesiredNamespace desired, Random random, int killOneIn) {
        for (int i = 0; i < ENOUGH; i++) {
            act(desired, random, killOneIn);
            if (plan(desired).settled()) {
                return;
            }
        }
        throw new AssertionError("not settled: " + plan(desired));
    }

    /** Applies some of the plan, lets some steps run, and perhaps kills the engine. */
    private void act(DesiredNamespace desired, Random random, int killOneIn) {
        List<Effect> effects = plan(desired).effects().toList();
        for (Effect effect : effects) {
            if (random.nextInt(4) > 0) {
                assertThatMayBegin(desired, effect);
                engine.apply(desired, effect);
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            steps.runOne();
        }
        if (killOneIn > 0 && random.nextInt(killOneIn) == 0) {
            engine.close();
            steps.clear();
            engine = new FakeEngine(world, steps);
        }
    }

    /** Told independently of the planner: whatever is started, all it depends on answers. */
    private void assertThatMayBegin(DesiredNamespace desired, Effect effect) {
        if (effect instanceof Effect.Start) {
            Map<AppId, ObservedApp> now = engine.observe().get("x").apps();
            for (AppId dependency : desired.apps().get(effect.app()).depends()) {
                assertThat(now.get(dependency).running().filter(ObservedApp.Instance::ready))
                        .as(effect + " needs " + dependency)
                        .isPresent();
            }
        }
    }

    private NamespacePlan plan(DesiredNamespace desired) {
        return NamespacePlanner.plan(
                desired, Optional.ofNullable(engine.observe().get("x")));
    }

    /** @param breakOneIn how many of the revisions are broken; 0 for none */
    private DesiredNamespace saved(FlowFile file, int version, Random random, int breakOneIn)
            throws NamespaceTakenException {
        Map<AppId, Revision> taken = new HashMap<>();
        AppBehaviour[] bad = {AppBehaviour.BUILD_FAILS, AppBehaviour.TEST_FAILS, AppBehaviour.NEVER_READY};
        file.apps().forEach(app -> {
            Revision revision = Records.revision(app.id(), version);
            taken.put(app.id(), revision);
            if (breakOneIn > 0 && random.nextInt(breakOneIn) == 0) {
                world.behaves(revision, bad[random.nextInt(bad.length)]);
            }
        });
        NamespaceRecord record = Records.of("x", taken, Set.of(), false);
        engine.save(record);
        return new DesiredNamespaces(file).of(file.templates().get("dev"), record, Map.of());
    }

    private static FlowFile randomProduct(Random random, int size) {
        FlowFileBuilder file = FlowFileBuilder.shop().group("g");
        for (int i = 0; i < size; i++) {
            int at = i;
            String[] depends = random.ints(random.nextInt(3), 0, Math.max(1, i))
                    .filter(target -> target < at)
                    .distinct()
                    .mapToObj(target -> "a" + target)
                    .toArray(String[]::new);
            file.app("a" + i, depends);
        }
        return file.build();
    }
}
