package io.completedflow.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the top level of a flow file. */
final class ProductReader {
    static final String DEFAULT_TRUNK = "main";

    private final GroupReader groups = new GroupReader();
    private final TemplateReader templates = new TemplateReader();
    private final CredentialsReader credentials = new CredentialsReader();

    /** The flow file as far as it could be read; it is whole only if no problem was added. */
    FlowFile read(Value root) {
        return root.section("the flow file").map(this::read).orElseGet(() -> empty(root.where()));
    }

    private FlowFile read(Section section) {
        refuseOtherVersions(section);
        FlowFile read = new FlowFile(
                section.require("product", "name the product, as in 'product: shop'")
                        .flatMap(value -> value.text(TextShape.LABEL))
                        .orElse(""),
                section.get("trunk")
                        .flatMap(value -> value.text(TextShape.BRANCH))
                        .orElse(DEFAULT_TRUNK),
                section.get("namespaceName").flatMap(value -> value.text(TextShape.NAMESPACE_NAME)),
                groups(section),
                templates(section),
                section.get("credentials")
                        .flatMap(value -> value.section("credentials"))
                        .map(credentials::read)
                        .orElse(List.of()),
                section.where());
        section.refuseUnknownKeys();
        return read;
    }

    private static void refuseOtherVersions(Section section) {
        section.require("apiVersion", "start with 'apiVersion: " + FlowFile.API_VERSION + "'")
                .filter(value -> !value.is(FlowFile.API_VERSION))
                .ifPresent(value -> value.refuse("must be " + FlowFile.API_VERSION, ""));
    }

    private Map<String, Group> groups(Section section) {
        Map<String, Group> read = new LinkedHashMap<>();
        Optional<Section> named = section.require("groups", "list the product's apps in at least one group")
                .flatMap(value -> value.section("groups"));
        named.filter(Section::isEmpty)
                .ifPresent(empty -> empty.refuse("is empty", "list the product's apps in at least one group"));
        named.ifPresent(all -> all.entries(TextShape.LABEL)
                .forEach(entry -> groups.read(entry).ifPresent(group -> read.put(group.name(), group))));
        return read;
    }

    private Map<String, Template> templates(Section section) {
        Map<String, Template> read = new LinkedHashMap<>();
        section.get("templates").flatMap(value -> value.section("templates")).ifPresent(all -> all.entries(
                        TextShape.LABEL)
                .forEach(entry -> templates.read(entry).ifPresent(template -> read.put(template.name(), template))));
        if (!read.containsKey(Template.DEV)) {
            read.put(Template.DEV, templates.implicitDev(read.values(), section.where()));
        }
        return read;
    }

    private static FlowFile empty(Location where) {
        return new FlowFile("", DEFAULT_TRUNK, Optional.empty(), Map.of(), Map.of(), List.of(), where);
    }
}
