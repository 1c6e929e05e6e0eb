package io.completedflow.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine under test, apps for it, and what its tests wait for. */
public abstract class EngineScene {
    protected static final AppId CATALOG = AppId.parse("shop.catalog");
    protected static final AppId FRONTEND = AppId.parse("shop.frontend");

    Engine engine;

    /** Opens an engine; within one test each over the world of the one before, which was closed. */
    protected abstract Engine open() throws Exception;

    /**
     * Makes a version of an app. A good one, when started, prints a line that ends with its {@link io.completedflow.source.Revision#id}, and notes in its data that
     * it was started. The same version of the same app is asked for with the same behaviour only.
     */
    protected abstract Deployable deployable(AppId app, AppBehaviour behaviour, int version) throws Exception;

    /** How many starts a good app has noted in its data; 0 if it has none. */
    protected abstract int starts(String namespace, AppId app) throws Exception;

    /** Ends what the world of a test needs; called last, after the engine was closed. */
    protected void endWorld() throws Exception {}

    /** How long an engine may take for one thing. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    @BeforeEach
    void openFirst() throws Exception {
        engine = open();
    }

    @AfterEach
    void deleteAll() throws Exception {
        engine.observe().keySet().forEach(name -> engine.delete(name, false));
        await().atMost(patience()).until(() -> engine.observe().isEmpty());
        engine.close();
        endWorld();
    }

    DesiredNamespace deployed(String namespace, Deployable app) throws Exception {
        DesiredNamespace desired = saved(namespace, app);
        prepareAndStart(desired);
        awaitReady(desired, CATALOG);
        return desired;
    }

    void prepareAndStart(DesiredNamespace desired) {
        engine.apply(desired, new Effect.Prepare(CATALOG));
        awaitStage(desired.name(), CATALOG, Stage.PREPARED);
        engine.apply(desired, new Effect.Start(CATALOG));
    }

    /** Saves a namespace that holds these apps and returns what is desired of it. */
    DesiredNamespace saved(String namespace, Deployable... deployables) throws Exception {
        FlowFile file = Deployable.flowFile(deployables);
        NamespaceRecord record = Records.of(namespace, Deployable.revisions(deployables), Set.of(), false);
        engine.save(record);
        return new DesiredNamespaces(file).of(file.templates().get("dev"), record, Map.of());
    }

    void assertThatFailed(DesiredNamespace desired) {
        awaitStage(desired.name(), CATALOG, Stage.FAILED);
        Attempt attempt = observed(desired.name()).apps().get(CATALOG).attempt().orElseThrow();
        assertThat(attempt.digest()).isEqualTo(desired.apps().get(CATALOG).digest());
        assertThat(attempt.revision()).isEqualTo(desired.apps().get(CATALOG).revision());
        assertThat(attempt.reason()).isNotBlank();
        assertThat(attempt.tail()).isNotNull();
    }

    Instance awaitReady(DesiredNamespace desired, AppId app) {
        String digest = desired.apps().get(app).digest();
        ObservedApp observed = awaitApp(desired.name(), app, now -> now.running()
                .filter(running -> running.ready() && running.digest().equals(digest))
                .isPresent());
        return observed.running().orElseThrow();
    }

    void awaitStage(String namespace, AppId app, Stage stage) {
        awaitApp(namespace, app, now -> now.attempt()
                .filter(at -> at.stage() == stage)
                .isPresent());
    }

    ObservedApp awaitApp(String namespace, AppId app, Predicate<ObservedApp> condition) {
        return await().atMost(patience())
                .pollInterval(Duration.ofMillis(10))
                .until(() -> observed(namespace).apps().getOrDefault(app, ObservedApp.ABSENT), condition);
    }

    ObservedNamespace observed(String namespace) {
        return engine.observe().get(namespace);
    }

    void reopen() throws Exception {
        engine.close();
        engine = open();
    }
}
