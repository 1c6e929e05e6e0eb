package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which apps a template leaves out, and why. Where several rules leave an app out, the reason quotes one for its whole group before one
 * with a wildcard, and that before one that names the app.
 */
public final class Omissions {
    private final FlowFile file;
    private final Template template;
    private final List<Rule> ofTemplate;

    private Omissions(FlowFile file, Template template) {
        this.file = file;
        this.template = template;
        this.ofTemplate = rules("template " + template.name(), template.omitFromDeploy());
    }

    /** The reasons by app, such as {@code omitted by template dev: pattern '*.billing'}, in the order of the file. */
    public static Map<AppId, String> of(FlowFile file, Template template) {
        return new Omissions(file, template).reasons();
    }

    private Map<AppId, String> reasons() {
        Map<AppId, String> reasons = new LinkedHashMap<>();
        for (Group group : file.groups().values()) {
            List<Rule> ofGroup = rules("group " + group.name(), group.omitFromDeploy());
            for (App app : group.apps().values()) {
                reason(group, ofGroup, app).ifPresent(reason -> reasons.put(app.id(), reason));
            }
        }
        return reasons;
    }

    private Optional<String> reason(Group group, List<Rule> ofGroup, App app) {
        return matching(OmitPattern.OfGroup.class, ofGroup, app)
                .or(() -> when(
                        group.omitFromNamespaces().contains(template.name()),
                        "omitted by group " + group.name() + ": omitFromNamespaces names template " + template.name()))
                .or(() -> matching(OmitPattern.OfAnyGroup.class, ofGroup, app))
                .or(() -> matching(OmitPattern.OfApp.class, ofGroup, app))
                .or(() -> when(app.omitFromDeploy(), "omitted by its own omitFromDeploy"))
                .or(() -> when(
                        app.omitFromNamespaces().contains(template.name()),
                        "omitted by its own omitFromNamespaces, which names template " + template.name()))
                .or(() -> when(
                        app.run().isEmpty()
                                && app.image().isEmpty()
                                && app.kubernetes().manifests().isEmpty(),
                        "not deployed: it has neither run nor image"));
    }

    private Optional<String> matching(Class<? extends OmitPattern> kind, List<Rule> ofGroup, App app) {
        return matching(kind, ofTemplate, app.id()).or(() -> matching(kind, ofGroup, app.id()));
    }

    private static Optional<String> matching(Class<? extends OmitPattern> kind, List<Rule> rules, AppId app) {
        return rules.stream()
                .filter(rule ->
                        kind.isInstance(rule.pattern()) && rule.pattern().matches(app))
                .map(rule -> "omitted by " + rule.owner() + ": pattern '" + rule.text() + "'")
                .findFirst();
    }

    private static Optional<String> when(boolean condition, String reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }

    private static List<Rule> rules(String owner, List<Reference> patterns) {
        List<Rule> rules = new ArrayList<>();
        for (Reference written : patterns) {
            OmitPattern.parse(written.name()).ifPresent(p -> rules.add(new Rule(owner, written.name(), p)));
        }
        return rules;
    }

    private record Rule(String owner, String text, OmitPattern pattern) {}
}
