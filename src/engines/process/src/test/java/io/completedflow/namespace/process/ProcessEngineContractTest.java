package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Health;
import io.completedflow.config.Location;
import io.completedflow.namespace.AppBehaviour;
import io.completedflow.namespace.AppBuilder;
import io.completedflow.namespace.Deployable;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.EngineContract;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Revision;
import io.completedflow.source.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class ProcessEngineContractTest extends EngineContract {
    @TempDir
    Path home;

    private final FakeRepositories repositories = new FakeRepositories();
    private final Map<AppId, TestRepository> repositoryOf = new HashMap<>();
    private final Map<String, Revision> revisions = new HashMap<>();

    @Override
    protected Engine open() throws IOException {
        return ProcessEngine.open(
                home, repositories, new MemoryEventLog(), Clock.systemUTC(), TestSettings.withPorts(24_000, 24_999));
    }

    @Override
    protected Deployable deployable(AppId app, AppBehaviour behaviour, int version) {
        Revision revision = revisions.computeIfAbsent(app + " " + version, unseen -> commit(app, version));
        AppBuilder builder = new AppBuilder(app, new Location(FlowFile.NAME, 1, 1))
                .env("REVISION", revision.id())
                .build(command(behaviour == AppBehaviour.BUILD_FAILS))
                .test(command(behaviour == AppBehaviour.TEST_FAILS))
                .run(
                        "echo start >> \"$DATA_DIR/starts\"; echo $$ > \"$TMPDIR/up\"; echo runs $REVISION; trap 'exit 0' TERM;"
                                + " while :; do sleep 100 & wait $!; done");
        Health.Probe probe = behaviour == AppBehaviour.NEVER_READY
                ? new Health.Probe.Command("false")
                : new Health.Probe.Command("read -r pid < \"$TMPDIR/up\" && kill -0 $pid");
        Duration deadline = Duration.ofSeconds(behaviour == AppBehaviour.NEVER_READY ? 1 : 20);
        return new Deployable(
                builder.health(new Health(probe, deadline, Duration.ofSeconds(10)))
                        .build(),
                revision);
    }

    private static String command(boolean fails) {
        return fails ? "echo it fails; exit 1" : "true";
    }

    private Revision commit(AppId app, int version) {
        TestRepository repository =
                repositoryOf.computeIfAbsent(app, unseen -> repositories.create("/repos/" + app.app() + ".git"));
        return new Revision(
                repository.address(), "main", repository.commit("main", Map.of("version", version + " of " + app)));
    }

    @Override
    protected int starts(String namespace, AppId app) throws IOException {
        Path starts = home.resolve("namespaces/" + namespace + "/apps/" + app + "/data/starts");
        return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
    }
}
