package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.Isolation;
import io.completedflow.config.KubernetesApp;
import io.completedflow.config.Location;
import io.completedflow.config.SecretReference;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes apps for tests; one that nothing is said of has a repository of its name and a run command. */
public final class AppBuilder {
    private final AppId id;
    private Location where;
    private Optional<String> build = Optional.empty();
    private Optional<String> test = Optional.empty();
    private Optional<String> run = Optional.of("run");
    private Health health = Health.DEFAULT;
    private String[] depends = {};
    private boolean omitted;
    private Set<String> notIn = Set.of();
    private Optional<URI> external = Optional.empty();
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, SecretReference> secrets = new LinkedHashMap<>();
    private boolean autoDeploy = true;
    private Isolation isolation = Isolation.NONE;
    private boolean repo = true;
    private Optional<String> image = Optional.empty();
    private Optional<String> seed = Optional.empty();
    private OptionalInt port = OptionalInt.empty();
    private KubernetesApp kubernetes = KubernetesApp.DEFAULT;

    public AppBuilder(AppId id, Location where) {
        this.id = id;
        this.where = where;
    }

    public AppBuilder build(String command) {
        build = Optional.of(command);
        return this;
    }

    public AppBuilder test(String command) {
        test = Optional.of(command);
        return this;
    }

    public AppBuilder run(String command) {
        run = Optional.of(command);
        return this;
    }

    public AppBuilder health(Health value) {
        health = value;
        return this;
    }

    public AppBuilder depends(String... names) {
        depends = names;
        return this;
    }

    public AppBuilder omitted() {
        omitted = true;
        return this;
    }

    public AppBuilder notIn(String... templates) {
        notIn = Set.of(templates);
        return this;
    }

    public AppBuilder external(String address) {
        external = Optional.of(URI.create(address));
        return this;
    }

    public AppBuilder env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public AppBuilder secret(String name, SecretReference reference) {
        secrets.put(name, reference);
        return this;
    }

    public AppBuilder pinned() {
        autoDeploy = false;
        return this;
    }

    public AppBuilder sandboxed() {
        isolation = Isolation.SANDBOX;
        return this;
    }

    /** An app that is this image, without repository and command. */
    public AppBuilder image(String name) {
        image = Optional.of(name);
        repo = false;
        run = Optional.empty();
        return this;
    }

    /** Made into this image from its repository. */
    public AppBuilder builtAs(String name) {
        image = Optional.of(name);
        run = Optional.empty();
        return this;
    }

    public AppBuilder port(int value) {
        port = OptionalInt.of(value);
        return this;
    }

    public AppBuilder seed(String command) {
        seed = Optional.of(command);
        return this;
    }

    public AppBuilder kubernetes(KubernetesApp value) {
        kubernetes = value;
        return this;
    }

    public AppBuilder at(Location place) {
        where = place;
        return this;
    }

    public App build() {
        return new App(
                id,
                repo ? Optional.of("../" + id.app() + ".git") : Optional.empty(),
                "",
                image,
                build,
                test,
                run,
                seed,
                port,
                health,
                List.copyOf(FlowFileBuilder.references(where, depends)),
                omitted,
                notIn,
                external,
                env,
                secrets,
                autoDeploy,
                isolation,
                kubernetes,
                where);
    }
}
