package io.completedflow.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.config.FlowFile;
import io.completedflow.namespace.AppBehaviour;
import io.completedflow.namespace.FakeEngine;
import io.completedflow.namespace.FakeWorld;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.Records;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Revision;
import io.completedflow.source.TestRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A product {@code shop} in repositories in memory, an engine in memory, and a reconciler between them. {@code frontend} depends on
 * {@code catalog}, and both on {@code ledger}.
 */
final class ReconcilerWorld {
    static final String SHOP = "/repos/shop.git";
    static final String LEDGER = "/repos/ledger.git";
    static final String CATALOG = "/repos/catalog.git";
    static final String FRONTEND = "/repos/frontend.git";
    static final List<String> APPS = List.of(LEDGER, CATALOG, FRONTEND);
    static final String DEV = "dev: { branches: ['*'], update: { every: 10s } }";
    static final String GROUPS = """
            groups:
              data: { apps: { ledger: { repo: ../ledger.git, run: ledger } } }
              shop:
                depends: [data]
                apps:
                  catalog: { repo: ../catalog.git, run: catalog }
                  frontend: { repo: ../frontend.git, run: frontend, depends: [catalog] }
            """;

    final FakeRepositories repositories = new FakeRepositories();
    final OfflineRepositories lines = new OfflineRepositories(repositories);
    final FakeWorld machine = new FakeWorld();
    final MemoryLog log = new MemoryLog();
    final MemoryProducts products = new MemoryProducts();
    private final Map<String, TestRepository> byAddress = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> heads = new TreeMap<>();
    private final List<Runnable> steps = new ArrayList<>();
    private int commits;
    VirtualLoop loop;
    WatchedEngine engine;
    Reconciler reconciler;

    /** With a flow file of these templates on the trunk, and a trunk in each repository; nothing is followed yet. */
    ReconcilerWorld(String... templates) {
        for (String address : List.of(SHOP, LEDGER, CATALOG, FRONTEND)) {
            byAddress.put(address, repositories.create(address));
            heads.put(address, new TreeMap<>());
        }
        pushFlowFile("main", GROUPS, templates);
        APPS.forEach(address -> push(address, "main"));
        start(Records.START);
    }

    private void start(Instant now) {
        loop = new VirtualLoop(now);
        engine = new WatchedEngine(new FakeEngine(machine, steps::add));
        reconciler = new Reconciler(loop, Map.of(EngineKind.PROCESS, engine), lines, log, products, "flow@test");
    }

    /** Kills the reconciler and its engine wherever they are, and starts others. */
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
    void restart() {
        kill();
        reconciler.follow(SHOP);
    }

    /** As {@link #restart}, but nothing is followed. */
    void kill() {
        loop.close();
        engine.close();
        steps.clear();
        start(loop.now());
    }

    void follow() {
        done(reconciler.follow(SHOP));
    }

    /** What was asked for, which is done by now. */
    <T> T done(CompletableFuture<T> request) {
        settle();
        assertThat(request).isCompleted();
        return request.join();
    }

    static String flowFile(String groups, String... templates) {
        return "apiVersion: completed-flow/v1\nproduct: shop\ntrunk: main\n" + groups + "templates:\n  "
                + String.join("\n  ", templates) + "\n";
    }

    String pushFlowFile(String branch, String groups, String... templates) {
        return commit(
                SHOP,
                branch,
                Map.of(FlowFile.NAME, flowFile(groups, templates.length == 0 ? new String[] {DEV} : templates)));
    }

    /** Pushes something new to a branch. @return its commit */
    String push(String address, String branch) {
        return commit(address, branch, Map.of("file", "content " + commits));
    }

    String commit(String address, String branch, Map<String, String> files) {
        commits++;
        String commit = byAddress.get(address).commit(branch, files);
        heads.get(address).put(branch, commit);
        return commit;
    }

    /** Pushes what behaves so when deployed. */
    String push(String address, String branch, AppBehaviour behaviour) {
        String commit = push(address, branch);
        machine.behaves(new Revision(address, branch, commit), behaviour);
        return commit;
    }

    void deleteBranch(String address, String branch) {
        byAddress.get(address).deleteBranch(branch);
        heads.get(address).remove(branch);
    }

    /** Makes a branch the repository's default one. */
    void makeDefault(String address, String branch) {
        byAddress.get(address).head(branch);
    }

    /** The commit of a branch, if a repository has it. */
    Optional<String> head(String address, String branch) {
        return Optional.ofNullable(heads.get(address).get(branch));
    }

    /** Runs all that can be run without time going on, in the order it came. */
    void settle() {
        int left = 100_000;
        while (runOne(new Random(0), true)) {
            assertThat(left--).as("it comes to rest").isPositive();
        }
    }

    /** Runs one thing, picked by chance. @return false if there is none */
    boolean runOne(Random chance) {
        return runOne(chance, false);
    }

    private boolean runOne(Random chance, boolean inOrder) {
        int turns = loop.hasTurn() ? 1 : 0;
        int all = turns + loop.besides() + steps.size();
        if (all == 0) {
            return false;
        }
        int pick = inOrder ? 0 : chance.nextInt(all);
        if (pick < turns) {
            loop.runTurn();
        } else if (pick < turns + loop.besides()) {
            loop.runBeside(pick - turns);
        } else {
            steps.remove(pick - turns - loop.besides()).run();
        }
        return true;
    }

    /** Lets time go on, and all happen that happens meanwhile. */
    void pass(Duration time) {
        settle();
        Duration left = time;
        while (!left.isZero()) {
            left = left.minus(loop.sleep(left));
            settle();
        }
    }

    /** As {@link #pass}. */
    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** Lets time go on while the engine is busy: it does nothing of what it began. */
    void passWhileEngineIsBusy(Duration time) {
        answer();
        Duration left = time;
        while (!left.isZero()) {
            left = left.minus(loop.sleep(left));
            answer();
        }
    }

    /** Lets only the loop's turns run: nothing beside it answers, and the engine does nothing. */
    void turn() {
        while (loop.hasTurn()) {
            loop.runTurn();
        }
    }

    /** Runs what waits beside the loop, and the turns; the engine does nothing. */
    void answer() {
        turn();
        while (loop.besides() > 0) {
            loop.runBeside(0);
            turn();
        }
    }

    /** Lets the engine do one step, and the loop see it. */
    void step() {
        steps.remove(0).run();
        answer();
    }

    Set<String> names() {
        return engine.observe().keySet();
    }

    NamespaceRecord record(String namespace) {
        return observed(namespace).record();
    }

    ObservedNamespace observed(String namespace) {
        return engine.observe().get(namespace);
    }

    NamespaceStatus status(String namespace) {
        return reconciler.namespaces().get(namespace);
    }

    /** The commit that an app of a namespace runs and is ready with; empty if it does not. */
    String running(String namespace, String app) {
        return app(namespace, app)
                .running()
                .filter(ObservedApp.Instance::ready)
                .map(instance -> instance.revision().id())
                .orElse("");
    }

    ObservedApp app(String namespace, String app) {
        return observed(namespace).apps().getOrDefault(AppId.parse(app), ObservedApp.ABSENT);
    }

    /** The effects asked of the engine, in order. */
    List<String> asked() {
        return engine.asked;
    }
}
