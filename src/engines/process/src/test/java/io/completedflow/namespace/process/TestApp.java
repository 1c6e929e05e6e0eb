package io.completedflow.namespace.process;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.Isolation;
import io.completedflow.config.KubernetesApp;
import io.completedflow.config.Location;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.source.Revision;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes apps of shell commands; one that nothing is said of runs until it is ended, and is ready at once. */
final class TestApp {
    /** Ready as soon as the app has said so by making a file. */
    static final Health.Probe SAYS_SO = new Health.Probe.Command("test -e \"$TMPDIR/up\"");

    private static final String UP = "touch \"$TMPDIR/up\"; trap 'exit 0' TERM; while :; do sleep 100 & wait $!; done";
    private final AppId id;
    private Revision revision;
    private String path = "";
    private Optional<String> build = Optional.empty();
    private Optional<String> test = Optional.empty();
    private Optional<String> seed = Optional.empty();
    private Optional<String> run = Optional.of("rm -f \"$TMPDIR/up\"; " + UP);
    private Health health = new Health(SAYS_SO, Duration.ofSeconds(30), Duration.ofSeconds(10));
    private Isolation isolation = Isolation.NONE;
    private final Map<String, String> env = new HashMap<>();
    private final Map<String, SecretReference> secrets = new HashMap<>();
    private final Map<String, AppId> dependencies = new HashMap<>();
    private final Map<String, URI> externals = new HashMap<>();

    TestApp(String id, Revision revision) {
        this.id = AppId.parse(id);
        this.revision = revision;
    }

    TestApp at(Revision other) {
        revision = other;
        return this;
    }

    TestApp path(String folder) {
        path = folder;
        return this;
    }

    TestApp build(String command) {
        build = Optional.of(command);
        return this;
    }

    TestApp test(String command) {
        test = Optional.of(command);
        return this;
    }

    TestApp seed(String command) {
        seed = Optional.of(command);
        return this;
    }

    /** Runs this as it is. */
    TestApp run(String command) {
        run = Optional.of(command);
        return this;
    }

    /** Does this, and then runs until it is ended. */
    TestApp first(String command) {
        run = Optional.of("rm -f \"$TMPDIR/up\"; " + command + "; " + UP);
        return this;
    }

    TestApp health(Health.Probe probe, Duration deadline) {
        return health(probe, deadline, Duration.ofSeconds(10));
    }

    TestApp health(Health.Probe probe, Duration deadline, Duration interval) {
        health = new Health(probe, deadline, interval);
        return this;
    }

    TestApp sandboxed() {
        isolation = Isolation.SANDBOX;
        return this;
    }

    TestApp env(String name, String value) {
        env.put(name, value);
        return this;
    }

    TestApp secret(String name, SecretReference reference) {
        secrets.put(name, reference);
        return this;
    }

    TestApp dependsOn(String variable, String app) {
        dependencies.put(variable, AppId.parse(app));
        return this;
    }

    TestApp external(String variable, String address) {
        externals.put(variable, URI.create(address));
        return this;
    }

    DesiredApp desired() {
        App app = new App(
                id,
                Optional.of(revision.source()),
                path,
                Optional.empty(),
                build,
                test,
                run,
                seed,
                OptionalInt.empty(),
                health,
                List.of(),
                false,
                Set.of(),
                Optional.empty(),
                env,
                secrets,
                true,
                isolation,
                KubernetesApp.DEFAULT,
                new Location("flow.yaml", 1, 1));
        String digest = Integer.toHexString(
                List.of(app, revision, dependencies, externals).hashCode());
        return new DesiredApp(
                app,
                revision,
                List.copyOf(dependencies.values()),
                dependencies,
                externals,
                env,
                secrets,
                isolation,
                id.app(),
                digest);
    }
}
