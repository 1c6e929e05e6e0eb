package io.completedflow.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one group. */
final class GroupReader {
    private final AppReader apps = new AppReader();

    Optional<Group> read(Section.Entry entry) {
        return entry.value().section("group " + entry.name()).map(section -> read(entry, section));
    }

    private Group read(Section.Entry entry, Section section) {
        Group group = new Group(
                entry.name(),
                References.list(section.get("depends"), TextShape.REFERENCE),
                References.list(section.get("omitFromDeploy"), TextShape.OMISSION),
                References.names(section.get("omitFromNamespaces")),
                apps(entry.name(), section),
                entry.where());
        section.refuseUnknownKeys();
        return group;
    }

    private Map<String, App> apps(String group, Section section) {
        Map<String, App> read = new LinkedHashMap<>();
        Optional<Section> named = section.require("apps", "list its apps, as in 'apps: {web: {…}}'")
                .flatMap(value -> value.section("apps"));
        named.filter(Section::isEmpty)
                .ifPresent(empty -> section.refuse("has no apps", "add an app, or remove the group"));
        named.ifPresent(all -> all.entries(TextShape.LABEL)
                .forEach(entry -> apps.read(group, entry).ifPresent(app -> read.put(entry.name(), app))));
        return read;
    }
}
