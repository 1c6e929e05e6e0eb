package io.completedflow.bench.kubernetes;

import io.completedflow.bench.Figure;
import io.completedflow.bench.kubernetes.Workload.BenchApp;
import io.completedflow.bench.lines.Median;
import io.completedflow.bench.lines.Scratch;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All contenders with one workload, in turns. */
final class Race implements AutoCloseable {
    private static final int ROUNDS = 5;

    private final BenchCluster cluster;
    private final Workload workload;
    private final Scratch scratch = new Scratch();
    private final Watcher watcher;
    private final Map<Contender, Map<Measure, List<Double>>> measured = new LinkedHashMap<>();

    /** Brings those who take part, with the limit first. */
    interface Contenders {
        List<Contender> of(Workload workload, WorkloadFiles files) throws IOException, InterruptedException;
    }

    Race(BenchCluster cluster, Workload workload, Contenders contenders) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.workload = workload;
        WorkloadFiles files = WorkloadFiles.write(workload, scratch.folder());
        this.watcher = new Watcher(cluster);
        for (Contender contender : contenders.of(workload, files)) {
            measured.put(contender, new EnumMap<>(Measure.class));
        }
    }

    /** Once without measuring, then some rounds. */
    void run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept(workload.name() + ", " + ROUNDS + " rounds of " + measured.size() + " contenders");
        for (int round = 0; round <= ROUNDS; round++) {
            List<String> namespaces = new ArrayList<>();
            for (Contender contender : measured.keySet()) {
                String namespace = "bench-" + round + "-" + namespaces.size();
                namespaces.add(namespace);
                Map<Measure, Double> turn = turn(contender, namespace);
                if (round > 0) {
                    turn.forEach((measure, figure) -> measured.get(contender)
                            .computeIfAbsent(measure, any -> new ArrayList<>())
                            .add(figure));
                }
                contender.forget(namespace);
            }
            cluster.delete(namespaces);
        }
    }

    private Map<Measure, Double> turn(Contender contender, String namespace) throws IOException, InterruptedException {
        Map<Measure, Double> turn = new EnumMap<>(Measure.class);
        List<String> all = workload.apps().stream().map(BenchApp::name).toList();
        contender.prepareInstall(namespace);
        long mark = cluster.mark();
        long begin = now();
        contender.install(namespace);
        turn.put(Measure.INSTALL, (watcher.rolledOut(namespace, all, WorkloadFiles.IMAGE) - begin) / 1e3);
        turn.put(Measure.INSTALL_REQUESTS, (double) cluster.requestsSince(mark));
        if (contender.keepsOrder()) {
            watcher.requireOrder(namespace, workload);
        }
        BenchApp changed = workload.apps().get(0);
        String image = WorkloadFiles.IMAGE.replace("1.0.0", "1.0.1");
        contender.prepareUpdate(namespace, changed, image);
        mark = cluster.mark();
        begin = now();
        contender.update(namespace, changed, image);
        turn.put(Measure.UPDATE, (watcher.rolledOut(namespace, List.of(changed.name()), image) - begin) / 1e3);
        turn.put(Measure.UPDATE_REQUESTS, (double) cluster.requestsSince(mark));
        return turn;
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Medians, each beside the limit's, or with its goal. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Map<String, Double> medians = new LinkedHashMap<>();
            measured.forEach((contender, all) -> medians.put(contender.name(), Median.of(all.get(measure))));
            for (Contender contender : measured.keySet()) {
                figures.add(figure(contender, measure, medians));
            }
        }
        return figures;
    }

    private Figure figure(Contender contender, Measure measure, Map<String, Double> medians) {
        String what = workload.name() + measure.words() + ": " + contender.name();
        Figure figure = Figure.of(what, medians.get(contender.name()), measure.unit());
        if (!contender.name().equals(LimitContender.NAME)) {
            return contender.compared(measure, figure, medians);
        }
        double path = workload.criticalPathMillis();
        return measure == Measure.INSTALL && path > 0 ? figure.beside("critical path", path) : figure;
    }

    @Override
    public void close() throws IOException {
        for (Contender contender : measured.keySet()) {
            contender.close();
        }
        watcher.close();
        scratch.close();
    }
}
