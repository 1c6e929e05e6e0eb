package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.config.AppId;
import io.completedflow.config.Location;
import io.completedflow.config.Template;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.Records;
import io.completedflow.namespace.TemplateBuilder;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Revision;
import io.completedflow.source.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine on a home of its own, real processes in it, and none of them left afterwards. */
abstract class EngineTest {
    static final AppId APP = AppId.parse("shop.catalog");
    static final String NAMESPACE = "feature-1";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    final FakeRepositories repositories = new FakeRepositories();
    final MemoryEventLog events = new MemoryEventLog();
    TestRepository repository;
    ProcessTable processes;
    ProcessEngine engine;

    @BeforeEach
    void openFirst() throws Exception {
        processes = new ProcessTable();
        repository = repositories.create("/repos/catalog.git");
        engine = open();
        engine.save(record(NAMESPACE));
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        engine.observe().keySet().forEach(name -> engine.delete(name, false));
        await().atMost(PATIENCE).until(() -> engine.observe().isEmpty());
        engine.close();
        assertThat(marked()).isEmpty();
    }

    Path home() {
        return folder.resolve("home");
    }

    Path appFolder() {
        return home().resolve("namespaces/" + NAMESPACE + "/apps/" + APP);
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    ProcessEngineSettings settings() {
        return TestSettings.withPorts(23_000, 23_999);
    }

    ProcessEngine open() throws IOException {
        return ProcessEngine.open(home(), repositories, events, clock(), settings());
    }

    void reopen() throws IOException {
        engine.close();
        engine = open();
    }

    /** All processes that carry a mark of this home, whatever became of them. */
    List<ProcessStat> marked() throws IOException {
        if (!Files.exists(home().resolve("process-engine.json"))) {
            return List.of();
        }
        String id = Files.readString(home().resolve("process-engine.json"))
                .replaceAll("(?s).*\"id\" : \"([^\"]+)\".*", "$1");
        List<ProcessStat> marked = new ArrayList<>();
        processes.marked(id + "/").values().forEach(marked::addAll);
        return marked;
    }

    static NamespaceRecord record(String branch) {
        return Records.of(branch);
    }

    static Template template() {
        return new TemplateBuilder("dev", new Location("flow.yaml", 1, 1)).build();
    }

    /** A commit whose files are a list of path and content in turn. */
    Revision commit(Map<String, String> files) {
        return new Revision(repository.address(), "main", repository.commit("main", files));
    }

    /** An app at a new commit. */
    TestApp app() {
        return new TestApp(APP.toString(), commit(Map.of("file", "content")));
    }

    static DesiredNamespace desired(String namespace, DesiredApp... apps) {
        Map<AppId, DesiredApp> byId = new java.util.LinkedHashMap<>();
        for (DesiredApp app : apps) {
            byId.put(app.id(), app);
        }
        return new DesiredNamespace(
                namespace, "shop", namespace, template(), byId, Map.of(), Map.of(), Map.of(), false);
    }

    void prepare(DesiredApp app) {
        engine.apply(desired(NAMESPACE, app), new Effect.Prepare(app.id()));
    }

    void start(DesiredApp app) {
        engine.apply(desired(NAMESPACE, app), new Effect.Start(app.id()));
    }

    void halt(AppId app) {
        engine.apply(desired(NAMESPACE), new Effect.Halt(app));
    }

    /** Prepares and starts it, and waits until it is ready. */
    Instance deploy(TestApp app) {
        DesiredApp desired = app.desired();
        prepare(desired);
        awaitStage(desired.id(), Stage.PREPARED);
        start(desired);
        return awaitReady(desired);
    }

    /** Prepares and starts it, and waits until it failed. */
    Attempt deployInVain(TestApp app) {
        DesiredApp desired = app.desired();
        prepare(desired);
        awaitApp(desired.id(), now -> stage(now, Stage.PREPARED) || stage(now, Stage.FAILED));
        start(desired);
        return awaitStage(desired.id(), Stage.FAILED);
    }

    ObservedApp observed(AppId app) {
        return engine.observe().get(NAMESPACE).apps().getOrDefault(app, ObservedApp.ABSENT);
    }

    static boolean stage(ObservedApp app, Stage stage) {
        return app.attempt().filter(at -> at.stage() == stage).isPresent();
    }

    Attempt awaitStage(AppId app, Stage stage) {
        return awaitApp(app, now -> stage(now, stage)).attempt().orElseThrow();
    }

    Instance awaitReady(DesiredApp app) {
        return awaitApp(app.id(), now -> now.running()
                        .filter(found -> found.ready() && found.digest().equals(app.digest()))
                        .isPresent())
                .running()
                .orElseThrow();
    }

    ObservedApp awaitApp(AppId app, Predicate<ObservedApp> condition) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> observed(app), condition);
    }

    List<String> output(AppId app) throws IOException {
        List<String> lines = new ArrayList<>();
        engine.logs(NAMESPACE, app, 1000, false, lines::add);
        return lines;
    }
}
