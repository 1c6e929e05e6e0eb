package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a daemon takes of the machine while nothing happens: memory, and processor time of its own. */
public final class IdleLine implements Benchmark {
    private static final double LIMIT_MIB = 150;
    private static final int NAMESPACES = 3;
    private static final long IDLE_MILLIS = 10_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("leaves a daemon with " + NAMESPACES + " namespaces alone for 10 s");
        try (WatchedProduct product = new WatchedProduct(files())) {
            for (int i = 1; i <= NAMESPACES; i++) {
                product.product().push("feature-" + i, Map.of("branch", "feature-" + i));
                product.create("feature-" + i);
            }
            Duration before = cpu(product.pid());
            Thread.sleep(IDLE_MILLIS);
            double cpu = cpu(product.pid()).minus(before).toMillis();
            return List.of(
                    Figure.of("memory of flow watch, idle for 10 s", residentMib(product.pid()), "MiB")
                            .limit(LIMIT_MIB),
                    Figure.of("its processor time in these 10 s", cpu, "ms"));
        }
    }

    private static Map<String, String> files() {
        return Map.of("flow.yaml", """
                apiVersion: completed-flow/v1
                product: bench
                trunk: main
                templates:
                  dev: { branches: ["*"], update: realtime, deleteGrace: 0s }
                groups:
                  all:
                    apps:
                      first: { repo: ../product.git, run: sleep 100000, health: process }
                      second: { repo: ../product.git, run: sleep 100000, health: process, depends: [first] }
                """);
    }

    private static Duration cpu(long pid) throws IOException {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("the daemon is gone"));
    }

    private static double residentMib(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IOException("the system does not tell how much memory process " + pid + " has");
    }
}
