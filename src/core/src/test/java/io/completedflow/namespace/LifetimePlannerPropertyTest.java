package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.source.Listing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of single polls, in the end a branch has a namespace if and only if a repository has the branch. */
class LifetimePlannerPropertyTest {
    private static final List<String> ADDRESSES = List.of("/a", "/b", "/c");
    private static final List<String> BRANCHES = List.of("x", "y", "feature/1");
    /** Branches that stay, so that never more than half of all vanish. */
    private static final List<String> LASTING = List.of("l1", "l2", "l3", "l4");

    @Property(tries = 500)
    void lostRepeatedAndLatePollsEndTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int length) {
        Random random = new Random(seed);
        LifetimeWorld world = new LifetimeWorld(FlowFileBuilder.shop().build(), "/a", "/b", "/c");
        world.poll();
        LASTING.forEach(branch -> world.push("/a", branch, branch + "1"));
        world.poll();
        Map<String, Listing> late = new HashMap<>();
        for (int i = 0; i < length; i++) {
            change(world, random, i);
            poll(world, random, late);
        }
        world.settle();
        assertThat(branches(world)).isEqualTo(expected(world));
        assertThat(world.settle()).isEmpty();
    }

    private static void change(LifetimeWorld world, Random random, int number) {
        String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        String branch = BRANCHES.get(random.nextInt(BRANCHES.size()));
        if (random.nextBoolean()) {
            world.push(address, branch, "head" + number);
        } else {
            world.delete(address, branch);
        }
        if (random.nextInt(4) == 0) {
            world.announced.add(new BranchDeletion(address, branch));
        }
    }

    /** Each repository's listing is fresh, that of some earlier poll, empty, or lost. */
    private static void poll(LifetimeWorld world, Random random, Map<String, Listing> late) {
        Map<String, Listing> listings = new HashMap<>();
        world.repositories.forEach((address, branches) -> {
            Listing fresh = new Listing(Map.copyOf(branches), Map.of());
            int fate = random.nextInt(5);
            if (fate < 2) {
                listings.put(address, fresh);
            } else if (fate == 2) {
                listings.put(address, late.getOrDefault(address, fresh));
            } else if (fate == 3) {
                listings.put(address, new Listing(Map.of(), Map.of()));
            }
            if (random.nextInt(3) == 0) {
                late.put(address, fresh);
            }
        });
        for (int times = random.nextInt(3); times > 0; times--) {
            world.poll(listings);
        }
        if (random.nextInt(10) == 0) {
            world.pass(Duration.ofMinutes(11));
        }
    }

    private static Set<String> branches(LifetimeWorld world) {
        return world.namespaces.values().stream()
                .map(NamespaceRecord::branch)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(LifetimeWorld world) {
        Set<String> branches = new TreeSet<>();
        world.repositories.values().forEach(heads -> branches.addAll(heads.keySet()));
        branches.remove("main");
        return branches;
    }
}
