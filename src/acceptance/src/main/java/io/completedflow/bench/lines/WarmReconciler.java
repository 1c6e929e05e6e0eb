package io.completedflow.bench.lines;

import io.completedflow.config.EngineKind;
import io.completedflow.namespace.Engine;
import io.completedflow.reconcile.FollowedProduct;
import io.completedflow.reconcile.FollowedProducts;
import io.completedflow.reconcile.NamespaceStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.source.Listing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The reconciler over 200 namespaces of 10 apps that are as they should be, polled again and again. */
final class WarmReconciler implements AutoCloseable {
    static final int NAMESPACES = 200;
    static final int APPS = 10;
    /** The product's own and one for each app. */
    static final int REPOSITORIES = APPS + 1;

    private static final String PRODUCT = "/git/product.git";
    /** Longer than the listings take, shorter than until the next heartbeat. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WARM_UP = 40;
    private static final int POLLS = 41;

    private final Instant begin = Instant.parse("2026-11-21T00:00:00Z");
    private final TurnLoop loop = new TurnLoop(begin);
    private final ListedRepositories repositories;
    private final CountedEngine engine;
    private final Reconciler reconciler;
    private int turns;

    /** What a poll that finds nothing to do costs: processor time in the median, and how often the world was asked. */
    record Cost(double cpuMillis, int listings, int mostOfOneRepository, int observations, int turns) {}

    /** Makes an engine. */
    interface EngineSource {
        Engine open(ListedRepositories repositories) throws IOException;
    }

    WarmReconciler(EngineSource source) throws IOException {
        repositories = new ListedRepositories(listings(), flowFile());
        engine = new CountedEngine(source.open(repositories));
        reconciler = new Reconciler(
                loop, Map.of(EngineKind.PROCESS, engine), repositories, new SilentLog(), new NoMemory(), "bench");
        reconciler.listen(() -> turns++);
    }

    private static Map<String, Listing> listings() {
        Map<String, Listing> listings = new HashMap<>();
        listings.put(PRODUCT, new Listing(Map.of("main", commit("product main")), Map.of()));
        for (int i = 0; i < APPS; i++) {
            String app = "app" + i;
            int own = i;
            Map<String, String> branches = new HashMap<>();
            branches.put("main", commit(app + " main"));
            IntStream.range(0, NAMESPACES)
                    .filter(n -> n % APPS == own)
                    .forEach(n -> branches.put("feature-" + n, commit(app + " feature-" + n)));
            listings.put("/git/" + app + ".git", new Listing(Map.copyOf(branches), Map.of()));
        }
        return listings;
    }

    private static String commit(String seed) {
        return "%08x".formatted(seed.hashCode()).repeat(5);
    }

    private static String flowFile() {
        StringBuilder file = new StringBuilder("""
                apiVersion: completed-flow/v1
                product: bench
                trunk: main
                templates:
                  dev: { branches: ["feature-*"], adopt: all, update: { every: 1m } }
                groups:
                  all:
                    apps:
                """);
        for (int i = 0; i < APPS; i++) {
            file.append("      app%d: { repo: ../app%d.git, run: ./run, depends: [%s] }%n"
                    .formatted(i, i, i == 0 ? "" : "app" + (i - 1)));
        }
        return file.toString();
    }

    /** Brings all namespaces up, and measures polls from then on. */
    Cost measure() throws IOException, InterruptedException {
        settle();
        List<Double> millis = new ArrayList<>();
        Cost last = null;
        for (int i = 0; i < WARM_UP + POLLS; i++) {
            // The heartbeat comes when the interval is over, the poll a few milliseconds after that.
            loop.advance(INTERVAL.minusNanos(sinceBegin().toNanos() % INTERVAL.toNanos()));
            repositories.takeAsked();
            int observations = engine.observations();
            int orders = engine.orders();
            int turnsBefore = turns;
            long before = cpuNanos();
            loop.advance(POLL);
            double cpu = (cpuNanos() - before) / 1e6;
            if (engine.orders() != orders) {
                throw new IOException("a poll that should have found nothing to do did something");
            }
            if (engine.observations() == observations) {
                throw new IOException("there was no poll where one should have been");
            }
            Map<String, Integer> asked = repositories.takeAsked();
            if (i >= WARM_UP) {
                millis.add(cpu);
            }
            last = new Cost(
                    Median.of(millis.isEmpty() ? List.of(cpu) : millis),
                    asked.values().stream().mapToInt(Integer::intValue).sum(),
                    asked.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                    engine.observations() - observations,
                    turns - turnsBefore);
        }
        return last;
    }

    private void settle() throws IOException, InterruptedException {
        var followed = reconciler.follow(PRODUCT);
        long end = System.nanoTime() + PATIENCE.toNanos();
        loop.advance(POLL);
        while (!followed.isDone() || !settled()) {
            if (System.nanoTime() > end) {
                throw new IOException("the namespaces did not settle");
            }
            Thread.sleep(10); // What the engine does besides goes on meanwhile.
            loop.advance(Duration.ofMillis(1));
        }
    }

    private Duration sinceBegin() {
        return Duration.between(begin, loop.now());
    }

    private boolean settled() {
        Map<String, NamespaceStatus> all = reconciler.namespaces();
        return all.size() == NAMESPACES && all.values().stream().allMatch(NamespaceStatus::settled);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() {
        reconciler.close();
        loop.close();
        engine.close();
    }

    /** Remembers nothing beyond this process. */
    private static final class NoMemory implements FollowedProducts {
        @Override
        public List<FollowedProduct> load() {
            return List.of();
        }

        @Override
        public void save(FollowedProduct product) {
            // The reconciler keeps it while it runs.
        }
    }
}
