package io.completedflow.namespace;

import io.completedflow.config.EngineKind;
import io.completedflow.config.EnvironmentType;
import io.completedflow.config.Fallback;
import io.completedflow.config.Isolation;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.config.Location;
import io.completedflow.config.Template;
import io.completedflow.config.UpdatePolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes templates for tests; one that nothing is said of is for all branches, trusted, and keeps its namespaces for good. */
public final class TemplateBuilder {
    private final String name;
    private final Location where;
    private String[] branches = {"*"};
    private Optional<String> environment = Optional.empty();
    private Set<EnvironmentType> type = Set.of();
    private UpdatePolicy update = new UpdatePolicy.Realtime();
    private Fallback fallback = new Fallback.Trunk();
    private boolean adopt;
    private boolean trusted = true;
    private OptionalInt namespaces = OptionalInt.empty();
    private Optional<Duration> ttl = Optional.empty();
    private Duration deleteGrace = Template.DEFAULT_DELETE_GRACE;
    private Optional<Duration> sleepAfter = Optional.empty();
    private String[] omits = {};
    private final Map<String, String> env = new LinkedHashMap<>();
    private Isolation isolation = Isolation.NONE;

    private EngineKind engine = EngineKind.PROCESS;
    private KubernetesTemplate kubernetes = KubernetesTemplate.DEFAULT;

    public TemplateBuilder(String name, Location where) {
        this.name = name;
        this.where = where;
    }

    public TemplateBuilder branches(String... patterns) {
        branches = patterns;
        return this;
    }

    public TemplateBuilder environment(String value) {
        environment = Optional.of(value);
        return this;
    }

    public TemplateBuilder type(EnvironmentType... values) {
        type = Set.of(values);
        return this;
    }

    public TemplateBuilder update(UpdatePolicy value) {
        update = value;
        return this;
    }

    public TemplateBuilder fallback(Fallback value) {
        fallback = value;
        return this;
    }

    public TemplateBuilder adopting() {
        adopt = true;
        return this;
    }

    public TemplateBuilder untrusted() {
        trusted = false;
        return this;
    }

    public TemplateBuilder namespaces(int most) {
        namespaces = OptionalInt.of(most);
        return this;
    }

    public TemplateBuilder deleteGrace(Duration grace) {
        deleteGrace = grace;
        return this;
    }

    public TemplateBuilder ttl(Duration value) {
        ttl = Optional.of(value);
        return this;
    }

    public TemplateBuilder sleepAfter(Duration value) {
        sleepAfter = Optional.of(value);
        return this;
    }

    public TemplateBuilder omits(String... patterns) {
        omits = patterns;
        return this;
    }

    public TemplateBuilder env(String key, String value) {
        env.put(key, value);
        return this;
    }

    public TemplateBuilder sandboxed() {
        isolation = Isolation.SANDBOX;
        return this;
    }

    public TemplateBuilder kubernetes(KubernetesTemplate value) {
        engine = EngineKind.KUBERNETES;
        kubernetes = value;
        return this;
    }

    public Template build() {
        return new Template(
                name,
                FlowFileBuilder.references(where, branches),
                environment,
                type,
                engine,
                update,
                fallback,
                adopt,
                trusted,
                namespaces,
                ttl,
                sleepAfter,
                deleteGrace,
                false,
                FlowFileBuilder.references(where, omits),
                env,
                isolation,
                kubernetes,
                where);
    }
}
