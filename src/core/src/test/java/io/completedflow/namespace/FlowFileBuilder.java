package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Location;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes flow files for tests. Each line of it is its own place: groups, apps and templates in the order they were added. */
public final class FlowFileBuilder {
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private Optional<String> namespaceName = Optional.empty();
    private int line;

    /** A product {@code shop} with trunk {@code main} and, unless another is added, a template {@code dev} for all branches. */
    public static FlowFileBuilder shop() {
        return new FlowFileBuilder();
    }

    public FlowFileBuilder group(String name, String... depends) {
        Location where = next();
        groups.put(
                name, new Group(name, references(where, depends), List.of(), Set.of(), new LinkedHashMap<>(), where));
        return this;
    }

    /** To the group added last. */
    public FlowFileBuilder groupOmits(String... patterns) {
        return change(g -> new Group(
                g.name(), g.depends(), references(g.where(), patterns), g.omitFromNamespaces(), g.apps(), g.where()));
    }

    /** To the group added last. */
    public FlowFileBuilder groupNotIn(String... templates) {
        return change(
                g -> new Group(g.name(), g.depends(), g.omitFromDeploy(), ordered(templates), g.apps(), g.where()));
    }

    /** To the group added last. */
    public FlowFileBuilder app(String name, String... depends) {
        return app(name, app -> app.depends(depends));
    }

    /** To the group added last. */
    public FlowFileBuilder app(String name, UnaryOperator<AppBuilder> settings) {
        Group group = last();
        AppId id = new AppId(group.name(), name);
        App app = settings.apply(new AppBuilder(id, next())).build();
        group.apps().put(name, app);
        return this;
    }

    public FlowFileBuilder template(String name, String... branches) {
        return template(name, template -> template.branches(branches));
    }

    public FlowFileBuilder template(String name, UnaryOperator<TemplateBuilder> settings) {
        templates.put(name, settings.apply(new TemplateBuilder(name, next())).build());
        return this;
    }

    public FlowFileBuilder namespaceName(String pattern) {
        namespaceName = Optional.of(pattern);
        return this;
    }

    public FlowFile build() {
        Map<String, Template> all = new LinkedHashMap<>(templates);
        all.putIfAbsent("dev", new TemplateBuilder("dev", next()).build());
        return new FlowFile("shop", "main", namespaceName, groups, all, List.of(), new Location(FlowFile.NAME, 1, 1));
    }

    static List<Reference> references(Location where, String... names) {
        return Stream.of(names).map(name -> new Reference(name, where)).toList();
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    private FlowFileBuilder change(UnaryOperator<Group> change) {
        Group group = last();
        groups.put(group.name(), change.apply(group));
        return this;
    }

    private Group last() {
        return groups.values().stream().reduce((first, second) -> second).orElseThrow();
    }

    private Location next() {
        return new Location(FlowFile.NAME, ++line, 1);
    }
}
