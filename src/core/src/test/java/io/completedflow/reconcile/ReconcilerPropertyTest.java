package io.completedflow.reconcile;

import static io.completedflow.reconcile.ReconcilerWorld.APPS;
import static io.completedflow.reconcile.ReconcilerWorld.CATALOG;
import static io.completedflow.reconcile.ReconcilerWorld.FRONTEND;
import static io.completedflow.reconcile.ReconcilerWorld.LEDGER;
import static io.completedflow.reconcile.ReconcilerWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.AppBehaviour;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.source.RepositoryException.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens in whatever order: in the end there is what the last state of the repositories implies. */
class ReconcilerPropertyTest {
    /** Never deleted, so that never most branches vanish at once. */
    private static final List<String> LASTING = List.of("lasting-1", "lasting-2", "lasting-3", "lasting-4");

    private static final List<String> COMING_AND_GOING = List.of("one", "feature/two", "Three");
    private static final Map<String, String> REPOSITORIES =
            Map.of("data.ledger", LEDGER, "shop.catalog", CATALOG, "shop.frontend", FRONTEND);
    private static final String TEMPLATE = "dev: { branches: ['*'], update: { every: 10s }, deleteGrace: 20s }";

    private final ReconcilerWorld world = new ReconcilerWorld(TEMPLATE);
    private final Set<String> bad = new HashSet<>();
    private Random chance = new Random(0);

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void convergesToTheLastStateOfTheRepositories(@ForAll long seed) {
        new ReconcilerPropertyTest().convergesFrom(seed);
    }

    private void convergesFrom(long seed) {
        chance = new Random(seed);
        world.follow();
        LASTING.forEach(branch -> world.push(CATALOG, branch));
        world.passSeconds(10);
        int events = 10 + chance.nextInt(30);
        for (int event = 0; event < events; event++) {
            happen();
        }
        APPS.forEach(world.repositories::mend);
        world.repositories.mend(SHOP);
        world.pass(Duration.ofMinutes(8)); // Longer than any back-off and grace.
        assertThat(world.engine.tooEarly).isEmpty();
        assertThat(world.loop.mistakes()).isEmpty();
        assertThat(world.products.load().get(0).state().held()).isEmpty();
        assertThat(served()).isEqualTo(expected());
        world.engine.observe().values().forEach(namespace -> check(namespace.record()));
    }

    private void happen() {
        String branch = any(COMING_AND_GOING);
        String address = any(APPS);
        switch (chance.nextInt(11)) {
            case 0, 1 -> push(address, branch);
            case 2 -> push(address, "main");
            case 3 -> world.deleteBranch(address, branch);
            case 4 -> world.reconciler.notice(address, any(COMING_AND_GOING));
            case 5 -> world.repositories.fail(any(List.of(SHOP, LEDGER, CATALOG, FRONTEND)), Reason.UNREACHABLE);
            case 6 -> List.of(SHOP, LEDGER, CATALOG, FRONTEND).forEach(world.repositories::mend);
            case 7 -> world.restart();
            case 8 -> world.passSeconds(1 + chance.nextInt(40));
            case 9 -> world.loop.sleep(Duration.ofSeconds(chance.nextInt(20)));
            default -> runSome();
        }
    }

    /** Answers, turns and the engine's steps in any order, each as late as chance will have it. */
    private void runSome() {
        int some = chance.nextInt(40);
        while (some-- > 0 && world.runOne(chance)) {
            // runs one as its condition
        }
    }

    private void push(String address, String branch) {
        AppBehaviour[] all = AppBehaviour.values();
        AppBehaviour behaviour = chance.nextInt(3) == 0 ? all[chance.nextInt(all.length)] : AppBehaviour.GOOD;
        String commit = world.push(address, branch, behaviour);
        if (behaviour != AppBehaviour.GOOD) {
            bad.add(commit);
        }
    }

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    private List<String> served() {
        return world.engine.observe().values().stream()
                .map(namespace -> namespace.record().branch())
                .sorted()
                .toList();
    }

    private List<String> expected() {
        Set<String> expected = new TreeSet<>(LASTING);
        COMING_AND_GOING.stream()
                .filter(branch -> APPS.stream()
                        .anyMatch(address -> world.head(address, branch).isPresent()))
                .forEach(expected::add);
        return List.copyOf(expected);
    }

    private void check(NamespaceRecord record) {
        assertThat(record.lifetime().deleteAt()).isEmpty();
        boolean ledger = check(record, "data.ledger", true);
        boolean catalog = check(record, "shop.catalog", ledger);
        check(record, "shop.frontend", catalog && ledger);
        assertThat(world.status(record.name()).settled()).isTrue();
    }

    /** @return whether the app runs what it should */
    private boolean check(NamespaceRecord record, String app, boolean dependenciesRun) {
        String address = REPOSITORIES.get(app);
        String head = world.head(address, record.branch())
                .or(() -> world.head(address, "main"))
                .orElseThrow();
        assertThat(record.deployment().taken().values())
                .anyMatch(revision -> revision.id().equals(head));
        String running = world.running(record.name(), app);
        if (bad.contains(head)) {
            assertThat(running).isNotEqualTo(head);
        } else if (dependenciesRun) {
            assertThat(running).as("%s of %s", app, record.name()).isEqualTo(head);
        }
        return running.equals(head);
    }
}
