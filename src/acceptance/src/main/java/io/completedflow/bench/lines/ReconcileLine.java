package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import io.completedflow.namespace.process.ProcessEngine;
import io.completedflow.namespace.process.ProcessEngineSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a poll that finds nothing to do costs, with an engine in memory and with the engine process over state of its own. */
public final class ReconcileLine implements Benchmark {
    private static final double LIMIT_MILLIS = 50;

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        String size = WarmReconciler.NAMESPACES + " × " + WarmReconciler.APPS;
        progress.accept("polls " + size + " apps on an engine in memory");
        try (WarmReconciler memory = new WarmReconciler(repositories -> new InstantEngine())) {
            show(memory.measure(), size + " apps, engine in memory", figures);
        }
        progress.accept("polls " + size + " apps on the engine process");
        try (Scratch scratch = new Scratch();
                WarmReconciler real = new WarmReconciler(repositories -> ProcessEngine.open(
                        scratch.folder().resolve("home"),
                        repositories,
                        new SilentLog(),
                        Clock.systemUTC(),
                        ProcessEngineSettings.defaults()))) {
            show(real.measure(), size + " apps, engine process", figures);
        }
        return figures;
    }

    private static void show(WarmReconciler.Cost cost, String what, List<Figure> figures) {
        figures.add(Figure.of(what, cost.cpuMillis(), "ms CPU").limit(LIMIT_MILLIS));
        figures.add(Figure.of("listings of one repository", cost.mostOfOneRepository(), "calls")
                .limit(1));
        figures.add(Figure.of("listings of all " + WarmReconciler.REPOSITORIES, cost.listings(), "calls")
                .limit(WarmReconciler.REPOSITORIES));
        figures.add(Figure.of("bulk observations", cost.observations(), "calls")
                .peer("turns of the loop", cost.turns(), 1));
    }
}
