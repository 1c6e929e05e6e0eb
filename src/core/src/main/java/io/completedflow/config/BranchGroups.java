package io.completedflow.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the groups of a branch's flow file into the trunk's, without what only the trunk may say. */
final class BranchGroups {
    private static final String TRUNK_RULES = "only the trunk's flow file says this: change it there";

    private final FlowFile trunk;
    private final FlowFile branch;
    private final Map<AppId, App> trunkApps;
    private final Set<String> repositories;
    private final List<Problem> refused = new ArrayList<>();
    private final List<Problem> ignored = new ArrayList<>();

    BranchGroups(FlowFile trunk, FlowFile branch) {
        this.trunk = trunk;
        this.branch = branch;
        this.trunkApps = trunk.apps().collect(Collectors.toMap(App::id, Function.identity()));
        this.repositories = trunk.apps().flatMap(app -> app.repo().stream()).collect(Collectors.toSet());
    }

    EffectiveFlowFile merge() throws FlowFileException {
        Map<String, Group> groups = new LinkedHashMap<>();
        branch.groups().forEach((name, group) -> groups.put(name, merge(group)));
        noteOtherSettings();
        noteOtherTemplates();
        if (!refused.isEmpty()) {
            throw new FlowFileException(refused);
        }
        FlowFile merged = new FlowFile(
                trunk.product(),
                trunk.trunk(),
                trunk.namespaceName(),
                groups,
                trunk.templates(),
                trunk.credentials(),
                branch.where());
        return new EffectiveFlowFile(merged, List.copyOf(ignored));
    }

    private Group merge(Group group) {
        Map<String, App> apps = new LinkedHashMap<>();
        group.apps().forEach((name, app) -> apps.put(name, merge(app)));
        return new Group(
                group.name(), group.depends(), group.omitFromDeploy(), group.omitFromNamespaces(), apps, group.where());
    }

    private App merge(App app) {
        if (app.repo().isPresent() && !repositories.contains(app.repo().get())) {
            refused.add(new Problem(
                    app.where(),
                    "app " + app.id() + " comes from a repository that the trunk's flow file does not name",
                    "add the app with this 'repo' to the flow file on " + trunk.trunk() + " first"));
        }
        App known = trunkApps.get(app.id());
        Map<String, SecretReference> secrets = known == null ? Map.of() : known.secrets();
        Isolation isolation = known == null ? app.isolation() : stricter(known.isolation(), app.isolation());
        if (!secrets.equals(app.secrets())) {
            ignore(app.where(), "the secrets of app " + app.id());
        }
        if (isolation != app.isolation()) {
            ignore(app.where(), "the isolation of app " + app.id());
        }
        Optional<String> role =
                known == null ? Optional.empty() : known.kubernetes().clusterRole();
        if (!role.equals(app.kubernetes().clusterRole())) {
            ignore(app.where(), "the serviceAccount of app " + app.id());
        }
        return app.with(secrets, isolation, role);
    }

    private static Isolation stricter(Isolation one, Isolation other) {
        return one == Isolation.SANDBOX ? one : other;
    }

    private void noteOtherSettings() {
        noteIfOther("product", FlowFile::product);
        noteIfOther("trunk", FlowFile::trunk);
        noteIfOther("namespaceName", FlowFile::namespaceName);
        noteIfOther("credentials", FlowFile::credentials);
    }

    private void noteIfOther(String key, Function<FlowFile, Object> setting) {
        if (!Objects.equals(setting.apply(trunk), setting.apply(branch))) {
            ignore(branch.where(), "'" + key + "'");
        }
    }

    private void noteOtherTemplates() {
        branch.templates().values().stream()
                .filter(template -> !isTrunks(template))
                .forEach(template -> ignore(template.where(), "template " + template.name()));
    }

    private boolean isTrunks(Template template) {
        Template known = trunk.templates().get(template.name());
        return known != null && known.saysTheSameAs(template);
    }

    private void ignore(Location where, String what) {
        ignored.add(new Problem(where, what + ": without effect on this branch", TRUNK_RULES));
    }
}
