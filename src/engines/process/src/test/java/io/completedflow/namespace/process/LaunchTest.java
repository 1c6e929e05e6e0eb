package io.completedflow.namespace.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.SecretReference;
import io.completedflow.log.Event;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Instance;
import io.completedflow.namespace.ObservedApp.Stage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app is given when it is started. */
class LaunchTest extends EngineTest {
    private static final AppId FRONTEND = AppId.parse("shop.frontend");

    @Test
    void environmentHoldsNothingButWhatIsDeclared() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        deploy(app().env("COLOUR", "blue")
                .secret("TOKEN", new SecretReference.File(secret.toString()))
                .external("BILLING_URL", "https://billing.example.test")
                .first("env | cut -d= -f1 | sort; echo \"$COLOUR $TOKEN $BILLING_URL $PORT {port}\""));
        List<String> output = output(APP);
        assertThat(output)
                .contains("BILLING_URL", "COLOUR", "DATA_DIR", "FLOW_MARK", "HOME", "PATH", "PORT", "TMPDIR", "TOKEN")
                // PWD and the like are the shell's own.
                .filteredOn(line -> line.matches("[A-Z_]+"))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(output.get(output.size() - 1))
                .matches("blue s3cret https://billing\\.example\\.test (23\\d{3}) \\1");
    }

    @Test
    void buildsGetNoSecrets() {
        deploy(app().secret("TOKEN", new SecretReference.Environment("PATH"))
                .env("COLOUR", "blue")
                .test("test \"$COLOUR\" = blue && test -z \"$TOKEN\" && test -z \"$DATA_DIR\""));
    }

    @Test
    void missingSecretIsNamed() {
        Attempt failed = deployInVain(app().secret("TOKEN", new SecretReference.Environment("FLOW_TEST_NOT_SET")));
        assertThat(failed.reason()).contains("TOKEN").contains("FLOW_TEST_NOT_SET");
    }

    @Test
    void printedSecretIsNotShown() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Attempt failed = deployInVain(app().secret("TOKEN", new SecretReference.File(secret.toString()))
                .run("echo token is $TOKEN; exit 1"));
        assertThat(failed.tail()).containsExactly("token is ***");
    }

    @Test
    void servesOnItsPortOverHttp() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Instance running = deploy(new TestApp(
                        APP.toString(),
                        commit(Map.of("Hello.java", Files.readString(Path.of("src/test/apps/Hello.java")))))
                .run(java + " Hello.java {port}")
                .health(new Health.Probe.Http("/health"), Duration.ofSeconds(30)));
        try (var body = URI.create(running.address().orElseThrow()).toURL().openStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void takenPortMeansAnotherAndDependentsAreTold() throws Exception {
        TestApp catalog = app();
        TestApp frontend = new TestApp(FRONTEND.toString(), commit(Map.of("a", "b")))
                .dependsOn("CATALOG_URL", APP.toString())
                .first("echo $CATALOG_URL >> $DATA_DIR/urls");
        Instance before = deploy(catalog);
        deploy(frontend);
        halt(APP);
        awaitApp(APP, now -> now.running().isEmpty());
        int port = URI.create(before.address().orElseThrow()).getPort();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            start(catalog.desired());
            Instance moved = awaitReady(catalog.desired());
            assertThat(moved.address()).isPresent().isNotEqualTo(before.address());
            awaitApp(FRONTEND, now -> now.running().filter(Instance::ready).isPresent() && urls().size() == 2);
            assertThat(urls())
                    .containsExactly(before.address().get(), moved.address().get());
            assertThat(events.of(Event.Kind.APP_STARTING))
                    .anyMatch(event -> event.message().contains("port " + port + " is taken"));
        }
    }

    private List<String> urls() {
        try {
            return Files.readAllLines(
                    appFolder().resolveSibling(FRONTEND.toString()).resolve("data/urls"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void dataAreSeededOnceAndAFailedSeedLeavesNone() {
        Path fixed = folder.resolve("fixed");
        TestApp app = app().seed("echo x >> $DATA_DIR/seeds; echo seeding; test -e " + fixed);
        Attempt failed = deployInVain(app);
        assertThat(failed.reason()).contains("seed failed with exit status 1");
        assertThat(failed.tail()).containsExactly("seeding");
        assertThat(fixed.toFile().mkdir()).isTrue();
        engine.forgive(NAMESPACE, APP);
        awaitApp(APP, now -> now.attempt().isEmpty());
        deploy(app);
        deploy(app.env("A", "b"));
        assertThat(appFolder().resolve("data/seeds")).hasContent("x");
    }

    @Test
    void keptDataComeBack() throws Exception {
        TestApp app = app().seed("echo seeded >> $DATA_DIR/seeds");
        deploy(app);
        engine.delete(NAMESPACE, true);
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> engine.observe()
                .isEmpty());
        assertThat(home().resolve("kept-data/" + NAMESPACE + "/shop/" + APP + "/seeds"))
                .exists();
        engine.save(record(NAMESPACE));
        deploy(app);
        assertThat(appFolder().resolve("data/seeds")).hasContent("seeded");
    }

    @Test
    void pathMayNotLeaveTheWorktree() {
        assertThat(deployInVain(app().path("..")).reason()).contains("..");
        engine.apply(desired(NAMESPACE), new Effect.Remove(APP));
        awaitApp(APP, now -> !engine.observe().get(NAMESPACE).apps().containsKey(APP));
        assertThat(observed(APP).attempt().filter(at -> at.stage() == Stage.FAILED))
                .isEmpty();
    }
}
