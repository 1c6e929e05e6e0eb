package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long planning takes, how that grows, and how it compares with walking the graph by JGraphT. Medians, by JMH. */
public final class PlanLine implements Benchmark {
    private static final double LIMIT_MILLIS = 100;
    private static final double GROWTH = 12;
    private static final double PEER = 1.5;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) {
        progress.accept("plans 10,000 and 100,000 apps, beside JGraphT");
        Map<String, Double> medians = medians();
        double plan = medians.get("plan 10000");
        double large = medians.get("plan 100000");
        String peer = "JGraphT's TopologicalOrderIterator";
        return List.of(
                Figure.of("10,000 apps, 50,000 edges", plan, "ms").limit(LIMIT_MILLIS),
                Figure.of("the same", plan, "ms").peer(peer, medians.get("jgrapht 10000"), PEER),
                Figure.of("100,000 apps, 500,000 edges", large, "ms").peer("10,000 apps in", plan, GROWTH),
                Figure.of("the same", large, "ms").peer(peer, medians.get("jgrapht 100000"), PEER),
                Figure.of("desired state of 10,000 apps", medians.get("design 10000"), "ms"),
                Figure.of("desired state of 100,000 apps", medians.get("design 100000"), "ms"));
    }

    private static Map<String, Double> medians() {
        Options options = new OptionsBuilder()
                .include(PlanMeasurement.class.getName())
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-XX:+UseSerialGC", "-Xms1g", "-Xmx2g")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            Map<String, Double> medians = new HashMap<>();
            for (RunResult result : new Runner(options).run()) {
                medians.put(
                        result.getPrimaryResult().getLabel() + " "
                                + result.getParams().getParam("apps"),
                        result.getPrimaryResult().getStatistics().getPercentile(50));
            }
            return medians;
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not measure: " + e.getMessage(), e);
        }
    }
}
