package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Isolation;
import io.completedflow.config.SecretReference;
import io.completedflow.config.Template;
import io.completedflow.source.Revision;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the desired state of a product's namespaces from its flow file. To be kept as long as the flow file, which it reads once. */
public final class DesiredNamespaces {
    private final FlowFile file;
    private final AppNames names;
    private final Map<AppId, Set<AppId>> dependencies;

    /** @param file without {@linkplain FlowFileCheck#problems problems} */
    public DesiredNamespaces(FlowFile file) {
        this.file = file;
        this.names = new AppNames(file);
        this.dependencies = Dependencies.of(file).of();
    }

    /**
     * @param record whose pins win over the revisions taken
     * @param unresolved why the revision of an app is not known, by app; matters for apps without a revision alone
     */
    public DesiredNamespace of(Template template, NamespaceRecord record, Map<AppId, String> unresolved) {
        Map<AppId, String> omitted = new LinkedHashMap<>(Omissions.of(file, template));
        limit(record.deployment().only(), omitted);
        Map<AppId, DesiredApp> apps = new LinkedHashMap<>();
        Map<AppId, URI> external = new LinkedHashMap<>();
        Map<AppId, String> open = new LinkedHashMap<>();
        file.apps().forEach(app -> {
            AppId id = app.id();
            Optional<Revision> revision = Optional.ofNullable(
                            record.deployment().pins().get(id))
                    .or(() -> Optional.ofNullable(record.deployment().taken().get(id)));
            if (omitted.containsKey(id)) {
                app.external().ifPresent(address -> external.put(id, address));
            } else if (revision.isPresent()) {
                apps.put(id, app(template, record, app, revision.get(), omitted.keySet()));
            } else {
                open.put(id, unresolved.getOrDefault(id, "its revision is not known yet"));
            }
        });
        return new DesiredNamespace(
                record.name(),
                record.product(),
                record.branch(),
                template,
                apps,
                omitted,
                external,
                open,
                record.asleep());
    }

    /** Leaves out what a namespace limited to some apps does not need. */
    private void limit(Set<AppId> only, Map<AppId, String> omitted) {
        if (only.isEmpty()) {
            return;
        }
        Set<AppId> deployable = new LinkedHashSet<>(dependencies.keySet());
        deployable.removeAll(omitted.keySet());
        Set<AppId> needed = DependencyGraph.of(deployable, dependencies::get).closure(only);
        deployable.removeAll(needed);
        deployable.forEach(app -> omitted.put(app, "not asked for: the namespace is limited to " + listed(only)));
    }

    private static String listed(Set<AppId> apps) {
        return String.join(", ", apps.stream().sorted().map(AppId::toString).toList());
    }

    private DesiredApp app(Template template, NamespaceRecord record, App app, Revision revision, Set<AppId> omitted) {
        Map<String, String> env = new LinkedHashMap<>(template.env());
        env.putAll(app.env());
        Map<String, SecretReference> secrets = template.trusted() && !record.fork() ? app.secrets() : Map.of();
        Isolation isolation =
                app.isolation().compareTo(template.isolation()) > 0 ? app.isolation() : template.isolation();
        List<AppId> depends = new ArrayList<>();
        Map<String, AppId> variables = new LinkedHashMap<>();
        Map<String, URI> externals = new LinkedHashMap<>();
        for (AppId dependency : dependencies.get(app.id())) {
            String variable = names.variable(dependency);
            boolean own = env.containsKey(variable) || secrets.containsKey(variable);
            if (!omitted.contains(dependency)) {
                depends.add(dependency);
                if (!own) {
                    variables.put(variable, dependency);
                }
            } else if (!own) {
                external(dependency).ifPresent(address -> externals.put(variable, address));
            }
        }
        String host = names.host(app.id(), record.name());
        Fingerprint digest = digest(app, revision, env, secrets, isolation, variables, externals);
        if (template.engine() == EngineKind.KUBERNETES) {
            digest.add(app.kubernetes())
                    .add(template.kubernetes())
                    .add(depends.stream().sorted().toList());
        }
        return new DesiredApp(
                app, revision, List.copyOf(depends), variables, externals, env, secrets, isolation, host, digest.hex());
    }

    private Optional<URI> external(AppId id) {
        return file.groups().get(id.group()).apps().get(id.app()).external();
    }

    /** Places in the flow file are left out: a comment above an app is no reason to redeploy it. */
    private static Fingerprint digest(
            App app,
            Revision revision,
            Map<String, String> env,
            Map<String, SecretReference> secrets,
            Isolation isolation,
            Map<String, AppId> variables,
            Map<String, URI> externals) {
        return new Fingerprint()
                .add(app.id())
                .add(revision.source())
                .add(revision.id())
                .add(app.path())
                .add(app.image())
                .add(app.build())
                .add(app.test())
                .add(app.run())
                .add(app.seed())
                .add(app.port())
                .add(app.health())
                .addAll(env)
                .addAll(secrets)
                .add(isolation)
                .addAll(variables)
                .addAll(externals);
    }
}
