package io.completedflow.bench.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Apps in dependency waves, each depending on the whole wave before: a Deployment of one replica, a Service and a ConfigMap each.
 *
 * @param name such as {@code W10}
 */
public record Workload(String name, List<BenchApp> apps) {
    private static final int EARLIEST_MILLIS = 200;
    private static final int LATEST_MILLIS = 800;

    /**
     * One of the apps.
     *
     * @param wave from 0
     * @param readyAfterMillis how long its pods take; 0: they are ready at once
     */
    public record BenchApp(String name, int wave, List<String> depends, int readyAfterMillis) {}

    /** Ten apps whose pods are ready at once. */
    public static Workload w10() {
        return of("W10", 2, 3, 3, 2);
    }

    /** Fifty apps whose pods are ready at once. */
    public static Workload w50() {
        return of("W50", 10, 15, 15, 10);
    }

    /** The same apps under another name, where they are made in another way. */
    public Workload by(String way) {
        return new Workload(name + ", " + way, apps);
    }

    /** The same apps, whose pods take from 200 to 800 ms, the same in every run. */
    public Workload unhurried() {
        Random random = new Random(name.hashCode());
        return new Workload(
                name + ", pods of 200–800 ms",
                apps.stream()
                        .map(app -> new BenchApp(
                                app.name(),
                                app.wave(),
                                app.depends(),
                                random.nextInt(EARLIEST_MILLIS, LATEST_MILLIS + 1)))
                        .toList());
    }

    private static Workload of(String name, int... waves) {
        List<BenchApp> apps = new ArrayList<>();
        List<String> before = List.of();
        for (int wave = 0; wave < waves.length; wave++) {
            List<String> these = new ArrayList<>();
            for (int i = 0; i < waves[wave]; i++) {
                String app = "wave" + wave + "-app" + i;
                apps.add(new BenchApp(app, wave, before, 0));
                these.add(app);
            }
            before = List.copyOf(these);
        }
        return new Workload(name, List.copyOf(apps));
    }

    /** Of each wave in turn. */
    public List<List<BenchApp>> waves() {
        List<List<BenchApp>> waves = new ArrayList<>();
        for (BenchApp app : apps) {
            if (app.wave() == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(app.wave()).add(app);
        }
        return waves;
    }

    /** The longest way through the graph, by what pods take alone; what keeps the order cannot undercut it. */
    public double criticalPathMillis() {
        Map<String, Integer> end = new HashMap<>();
        for (BenchApp app : apps) {
            int begin = app.depends().stream().mapToInt(end::get).max().orElse(0);
            end.put(app.name(), begin + app.readyAfterMillis());
        }
        return end.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
