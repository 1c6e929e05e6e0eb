package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.namespace.Decision;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.Records;
import io.completedflow.namespace.process.host.Spawner;
import io.completedflow.namespace.process.state.Disk;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Revision;
import io.completedflow.source.TestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the crash test's processes all do: two apps, one depending on the other, deployed, updated and deleted. */
final class CrashWorld {
    static final String NAMESPACE = "crash";
    static final AppId DATA = AppId.parse("data.ledger");
    static final AppId WEB = AppId.parse("shop.web");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final FakeRepositories repositories = new FakeRepositories();
    private final Revision data;
    private final Revision first;
    private final Revision second;

    CrashWorld(Path home) {
        this.home = home;
        // Made anew in each process, in the same order, so that the commits are the same.
        TestRepository ledger = repositories.create("/repos/ledger.git");
        data = new Revision(ledger.address(), "main", ledger.commit("main", Map.of("file", "1")));
        TestRepository web = repositories.create("/repos/web.git");
        first = new Revision(web.address(), "main", web.commit("main", Map.of("file", "1")));
        second = new Revision(web.address(), "main", web.commit("main", Map.of("file", "2")));
    }

    ProcessEngine open(Disk disk, Spawner spawner) throws Exception {
        return ProcessEngine.open(
                home,
                repositories,
                new MemoryEventLog(),
                Clock.systemUTC(),
                TestSettings.withPorts(25_000, 25_999),
                disk,
                spawner);
    }

    DesiredNamespace firstState() {
        return desired(first);
    }

    DesiredNamespace secondState() {
        return desired(second);
    }

    private DesiredNamespace desired(Revision web) {
        Duration deadline = Duration.ofSeconds(20);
        DesiredApp ledger = new TestApp(DATA.toString(), data)
                .seed("echo seeded >> \"$DATA_DIR/seeds\"")
                .run("sleep 1000")
                .health(new Health.Probe.Alive(), deadline)
                .desired();
        DesiredApp shop = new TestApp(WEB.toString(), web)
                .build("cp file built")
                .run("sleep 1000")
                .dependsOn("LEDGER_URL", DATA.toString())
                .health(new Health.Probe.Alive(), deadline)
                .desired();
        return EngineTest.desired(NAMESPACE, ledger, shop);
    }

    /** Does what is planned until the namespace is as desired. */
    void reach(ProcessEngine engine, DesiredNamespace desired) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> !engine.observe().containsKey(NAMESPACE)
                        || !engine.observe().get(NAMESPACE).deleting());
        engine.save(Records.of(NAMESPACE));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            NamespacePlan plan =
                    NamespacePlanner.plan(desired, Optional.of(engine.observe().get(NAMESPACE)));
            assertThat(plan.decisions()).noneMatch(Decision.Failed.class::isInstance);
            plan.effects().forEach(effect -> engine.apply(desired, effect));
            return plan.complete();
        });
    }

    void delete(ProcessEngine engine) {
        engine.delete(NAMESPACE, false);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> engine.observe()
                .isEmpty());
    }
}
