package io.completedflow.bench.lines;

import io.completedflow.bench.Benchmark;
import io.completedflow.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long it takes from before a notice is written to the daemon's socket until the changed app runs, as the app itself notes. Of that, what
 * Git's own listing, fetch and checkout of the same commit take when done by hand is taken off.
 */
public final class NoticeLine implements Benchmark {
    private static final double LIMIT_MILLIS = 300;
    private static final int WARM_UP = 3;
    private static final int PUSHES = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BRANCH = "feature-132";

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public List<Figure> run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("pushes " + (WARM_UP + PUSHES) + " times to an app that a daemon runs");
        List<Double> whole = new ArrayList<>();
        List<Double> git = new ArrayList<>();
        try (WatchedProduct product = new WatchedProduct(files())) {
            Path starts = product.folder().resolve("starts");
            product.product().push(BRANCH, Map.of("starts", starts.toString()));
            product.create(BRANCH);
            ByHand byHand = new ByHand(
                    product.folder().resolve("by-hand"), product.product().address());
            for (int i = 0; i < WARM_UP + PUSHES; i++) {
                int before = Files.readAllLines(starts).size();
                String commit = product.product().push(BRANCH, Map.of("version", "version " + i));
                Instant noticed = Instant.now();
                product.tell(BRANCH);
                Waiting.until(
                        PATIENCE,
                        "the app to be started",
                        () -> Files.readAllLines(starts).size() > before);
                double millis = Duration.between(noticed, last(starts)).toNanos() / 1e6;
                double beside = byHand.millis(commit);
                if (i >= WARM_UP && millis > 0) { // Less: a poll came before the notice.
                    whole.add(millis);
                    git.add(beside);
                }
                product.create(BRANCH); // Until it is ready, so that the next push finds it at rest.
            }
        }
        double all = Median.of(whole);
        double beside = Median.of(git);
        return List.of(
                Figure.of("notice to start, beside Git's own", all - beside, "ms")
                        .limit(LIMIT_MILLIS),
                Figure.of("with Git's own", all, "ms").beside("git by hand", beside));
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
                      app:
                        repo: ../product.git
                        build: "true"
                        test: "true"
                        run: sh run.sh
                        health: { command: "true", interval: 1h }
                """, "run.sh", """
                date +%s%N >>"$(cat starts)"
                exec sleep 100000
                """);
    }

    private static Instant last(Path starts) throws IOException {
        List<String> lines = Files.readAllLines(starts);
        return Instant.EPOCH.plusNanos(Long.parseLong(lines.get(lines.size() - 1)));
    }

    /** A mirror and a worktree of its own, brought up to date by the fewest calls of git. */
    private static final class ByHand {
        private final String address;
        private final Path mirror;
        private final Path worktree;

        ByHand(Path folder, String address) throws IOException, InterruptedException {
            this.address = address;
            mirror = Files.createDirectories(folder).resolve("mirror.git");
            worktree = folder.resolve("worktree");
            BenchRepository.git(folder, "clone", "-q", "--bare", address, mirror.toString());
            BenchRepository.git(mirror, "worktree", "add", "-q", "--detach", worktree.toString(), BRANCH);
        }

        double millis(String commit) throws IOException, InterruptedException {
            long start = System.nanoTime();
            BenchRepository.git(mirror, "ls-remote", "-q", "--heads", "--tags", address);
            BenchRepository.git(mirror, "fetch", "-q", "--no-tags", address, commit);
            BenchRepository.git(worktree, "checkout", "-q", "--detach", commit);
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
