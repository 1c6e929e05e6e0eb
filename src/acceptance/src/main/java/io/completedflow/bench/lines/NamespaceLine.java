package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long a whole namespace takes to start in dependency order, by the daemon and by a bare script, in turns; beside it honcho, which starts
 * all at once. The namespace is one that sleeps, so that its apps are built, as they are for the script.
 */
public final class NamespaceLine implements Benchmark {
    private static final double MOST = 1.15;
    private static final int RUNS = 9;
    private static final String BRANCH = "feature-132";

    @Override
    public String name() {
        return "namespace";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("starts ten waiting apps " + RUNS + " times, beside a bare script and honcho");
        List<Double> ours = new ArrayList<>();
        List<Double> script = new ArrayList<>();
        List<Double> atOnce = new ArrayList<>();
        double first;
        try (WatchedProduct product = new WatchedProduct(WaitingApps.files())) {
            product.product().push(BRANCH, WaitingApps.files());
            Path apps = Files.createDirectory(product.folder().resolve("apps"));
            BenchRepository.git(apps, "clone", "-q", product.product().address(), ".");
            BareScript bare = new BareScript(apps);
            Optional<Honcho> honcho = Honcho.find(apps, progress);
            long start = System.nanoTime();
            product.create(BRANCH);
            first = since(start);
            for (int i = 0; i <= RUNS; i++) {
                product.sleep(BRANCH);
                start = System.nanoTime();
                product.wake(BRANCH);
                double millis = since(start);
                double bareMillis = bare.millis();
                if (i > 0) { // The first time warms up.
                    ours.add(millis);
                    script.add(bareMillis);
                    if (honcho.isPresent()) {
                        atOnce.add(honcho.get().millis());
                    }
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        double median = Median.of(ours);
        figures.add(Figure.of("ten apps in four waves", median, "ms").peer("bare script", Median.of(script), MOST));
        figures.add(Figure.of("the same", median, "ms").peer("critical path", WaitingApps.criticalPathMillis(), MOST));
        if (!atOnce.isEmpty()) {
            figures.add(Figure.of("the same", median, "ms").beside("all at once by honcho", Median.of(atOnce)));
        }
        figures.add(Figure.of("made from nothing, with Git's own", first, "ms")
                .beside("critical path", WaitingApps.criticalPathMillis()));
        return figures;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
