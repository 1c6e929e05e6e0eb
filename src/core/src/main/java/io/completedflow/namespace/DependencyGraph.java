package io.completedflow.namespace;

import io.completedflow.config.AppId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which app depends on which. Apps are counted from 0 in the order given, and the edges lie in two arrays, so that every question takes
 * time in proportion to apps and edges.
 */
public final class DependencyGraph {
    private final List<AppId> apps;
    private final AppPositions positions;
    /** The apps that app {@code i} depends on are {@code targets[starts[i]]} up to, without, {@code targets[starts[i + 1]]}. */
    private final int[] starts;

    private final int[] targets;

    private DependencyGraph(List<AppId> apps, AppPositions positions, int[] starts, int[] targets) {
        this.apps = apps;
        this.positions = positions;
        this.starts = starts;
        this.targets = targets;
    }

    /** @param depends what an app depends on; names that are not among {@code apps} are left out */
    public static DependencyGraph of(Collection<AppId> apps, Function<AppId, ? extends Collection<AppId>> depends) {
        List<AppId> order = List.copyOf(apps);
        return of(order, order.stream().map(depends).toList());
    }

    /** @param depends what each app depends on, in the order of the apps; names that are not among {@code apps} are left out */
    static DependencyGraph of(List<AppId> order, List<? extends Collection<AppId>> depends) {
        AppPositions positions = new AppPositions(order);
        int[] ends = new int[order.size()];
        List<AppId> named = new ArrayList<>(order.size() * 4);
        for (int i = 0; i < ends.length; i++) {
            named.addAll(depends.get(i));
            ends[i] = named.size();
        }
        int[] targets = positions.of(named);
        int[] starts = new int[order.size() + 1];
        int count = 0;
        for (int i = 0, edge = 0; i < ends.length; i++) {
            for (; edge < ends[i]; edge++) {
                if (targets[edge] >= 0) {
                    targets[count++] = targets[edge];
                }
            }
            starts[i + 1] = count;
        }
        return new DependencyGraph(order, positions, starts, Arrays.copyOf(targets, count));
    }

    /**
     * The apps in sets that may start at the same time: each app is in the first wave after all it depends on.
     *
     * @throws IllegalStateException if there is a cycle
     */
    public List<List<AppId>> waves() {
        int[] waveOf = new int[apps.size()];
        List<List<AppId>> waves = new ArrayList<>();
        for (int i : dependenciesFirst()) {
            int wave = 0;
            for (int edge = starts[i]; edge < starts[i + 1]; edge++) {
                wave = Math.max(wave, waveOf[targets[edge]] + 1);
            }
            waveOf[i] = wave;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
        }
        for (int i = 0; i < waveOf.length; i++) {
            waves.get(waveOf[i]).add(apps.get(i));
        }
        return waves;
    }

    AppId app(int i) {
        return apps.get(i);
    }
    /** The positions of the apps that the app at this position depends on, directly. */
    int[] dependencies(int app) {
        return Arrays.copyOfRange(targets, starts[app], starts[app + 1]);
    }

    /** Cycles as paths that begin and end with the same app, such as {@code a, b, a}; none if there is none, not all if there are many. */
    public List<List<AppId>> cycles() {
        return paths(walk());
    }

    /** These apps and all they depend on, directly or through others. Unknown ones are left out. */
    public Set<AppId> closure(Collection<AppId> from) {
        Set<AppId> reached = new LinkedHashSet<>();
        List<Integer> todo = new ArrayList<>();
        for (AppId app : from) {
            if (positions.of(app) >= 0 && reached.add(app)) {
                todo.add(positions.of(app));
            }
        }
        while (!todo.isEmpty()) {
            int i = todo.remove(todo.size() - 1);
            for (int edge = starts[i]; edge < starts[i + 1]; edge++) {
                if (reached.add(apps.get(targets[edge]))) {
                    todo.add(targets[edge]);
                }
            }
        }
        return reached;
    }

    private int[] dependenciesFirst() {
        DepthFirst walk = walk();
        if (!walk.cycles().isEmpty()) {
            throw new IllegalStateException("cycle: " + path(paths(walk).get(0)));
        }
        return walk.finished();
    }

    private DepthFirst walk() {
        DepthFirst walk = new DepthFirst(starts, targets);
        for (int i = 0; i < apps.size(); i++) {
            walk.walk(i);
        }
        return walk;
    }

    private List<List<AppId>> paths(DepthFirst walk) {
        return walk.cycles().stream()
                .map(path -> Arrays.stream(path).mapToObj(apps::get).toList())
                .toList();
    }

    /** A path in words: {@code shop.a → shop.b → shop.a}. */
    public static String path(List<AppId> apps) {
        return String.join(" → ", apps.stream().map(AppId::toString).toList());
    }
}
