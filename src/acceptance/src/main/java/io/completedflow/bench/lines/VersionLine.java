package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long {@code flow --version} takes by way of the launcher; Java's own start for scale, in turns. */
public final class VersionLine implements Benchmark {
    private static final double LIMIT_MILLIS = 400;
    private static final int RUNS = 15;

    @Override
    public String name() {
        return "version";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        List<String> flow = List.of(Program.launcher().toString(), "--version");
        List<String> java =
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-version");
        progress.accept("runs flow --version " + RUNS + " times");
        time(flow); // Builds the program if that is needed, and brings it into the page cache.
        time(java);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ours.add(time(flow));
            bare.add(time(java));
        }
        double median = Median.of(ours);
        return List.of(
                Figure.of("flow --version", median, "ms").limit(LIMIT_MILLIS),
                Figure.of("the same", median, "ms").beside("java -version", Median.of(bare)));
    }

    private static double time(List<String> command) throws IOException, InterruptedException {
        return Program.millis(Path.of("").toAbsolutePath(), Map.of(), command);
    }
}
