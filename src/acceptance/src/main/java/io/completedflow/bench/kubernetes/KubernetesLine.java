package io.completedflow.bench.kubernetes;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * From the event until an independent watcher has seen all apps Available, in one run on one cluster, in turns: by the least that a
 * client can do, by us, and by others. Shown beside it: how many requests that took.
 */
public final class KubernetesLine implements Benchmark {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("starts a cluster; the first time it is built, which takes minutes");
        try {
            BenchCluster.build();
        } catch (IOException e) {
            progress.accept("left out, for it cannot be built here: " + e.getMessage());
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        try (BenchCluster cluster = BenchCluster.start()) {
            Race.Contenders all = (workload, files) -> List.of(
                    new LimitContender(cluster, files),
                    new FlowWatchContender(cluster, workload),
                    new KubectlContender(cluster, workload, files),
                    new HelmContender(cluster, files));
            // Apart from the daemon: one of us writes to a cluster at a time.
            Race.Contenders commands = (workload, files) -> List.of(
                    new LimitContender(cluster, files),
                    new FlowCommandContender(cluster, workload),
                    new KubectlContender(cluster, workload, files));
            // What a tool itself takes shows where pods take nothing.
            Race.Contenders few = (workload, files) ->
                    List.of(new LimitContender(cluster, files), new FlowWatchContender(cluster, workload));
            for (Workload workload : List.of(Workload.w10(), Workload.w50())) {
                figures.addAll(race(cluster, workload, all, progress));
            }
            figures.addAll(race(cluster, Workload.w10().by("one command"), commands, progress));
            for (Workload workload : List.of(Workload.w10(), Workload.w50())) {
                figures.addAll(race(cluster, workload.unhurried(), few, progress));
            }
        }
        return figures;
    }

    private static List<Figure> race(
            BenchCluster cluster, Workload workload, Race.Contenders contenders, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (Race race = new Race(cluster, workload, contenders)) {
            race.run(progress);
            List<Figure> figures = race.figures();
            // All of it takes long: what is known by now should not be lost with what comes after.
            figures.forEach(figure ->
                    progress.accept("%s %.0f %s".formatted(figure.measured(), figure.value(), figure.unit())));
            return figures;
        }
    }
}
