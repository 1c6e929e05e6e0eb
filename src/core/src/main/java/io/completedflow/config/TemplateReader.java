package io.completedflow.config;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one template. */
final class TemplateReader {
    private static final String PER_BRANCH = "per-branch";
    private static final String ALL_BRANCHES = "*";
    private static final int MOST_NAMESPACES = 100_000;

    Optional<Template> read(Section.Entry entry) {
        return entry.value().section("template " + entry.name()).map(section -> read(entry, section));
    }

    /** The template {@code dev} of a file that has none; it leaves all branches to another template that names them all. */
    Template implicitDev(Collection<Template> others, Location where) {
        boolean taken = others.stream()
                .flatMap(other -> other.branches().stream())
                .anyMatch(pattern -> pattern.name().equals(ALL_BRANCHES));
        return new Template(
                Template.DEV,
                taken ? List.of() : allBranches(where),
                Optional.empty(),
                Set.of(),
                EngineKind.PROCESS,
                UpdatePolicy.DEFAULT,
                new Fallback.Trunk(),
                false,
                true,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Template.DEFAULT_DELETE_GRACE,
                false,
                List.of(),
                Map.of(),
                Isolation.NONE,
                KubernetesTemplate.DEFAULT,
                where);
    }

    private static Template read(Section.Entry entry, Section section) {
        Optional<String> environment = section.get("environment")
                .filter(value -> !value.is(PER_BRANCH))
                .flatMap(value -> value.text(TextShape.LABEL));
        Set<EnvironmentType> type = type(section);
        readSource(section, type);
        EngineKind engine = engine(section);
        Optional<Section> quota = section.get("quota").flatMap(value -> value.section("quota"));
        Template template = new Template(
                entry.name(),
                branches(entry, section),
                environment,
                type,
                engine,
                section.get("update").flatMap(UpdatePolicyReader::read).orElse(UpdatePolicy.DEFAULT),
                section.get("fallback")
                        .flatMap(FallbackReader::read)
                        .orElse(environment.isPresent() ? new Fallback.None() : new Fallback.Trunk()),
                section.get("adopt").flatMap(value -> value.choice(Words.ADOPT)).orElse(false),
                section.get("trusted").flatMap(Value::flag).orElse(true),
                namespaces(quota),
                ttl(section, environment),
                section.get("sleepAfter").flatMap(DurationReader::read),
                deleteGrace(section),
                section.get("keepData").flatMap(Value::flag).orElse(false),
                References.list(section.get("omitFromDeploy"), TextShape.OMISSION),
                EnvironmentReader.variables(section.get("env")),
                section.get("isolation")
                        .flatMap(value -> value.choice(Words.ISOLATION))
                        .orElse(Isolation.NONE),
                KubernetesTemplateReader.read(section, quota, engine),
                entry.where());
        quota.ifPresent(Section::refuseUnknownKeys);
        section.refuseUnknownKeys();
        return template;
    }

    private static List<Reference> branches(Section.Entry entry, Section section) {
        Optional<Value> patterns = section.get("branches");
        if (patterns.isEmpty() && entry.name().equals(Template.DEV)) {
            return allBranches(entry.where());
        }
        section.require("branches", "list patterns of the branches it is for, as in [\"release-*\"]");
        return References.list(patterns, TextShape.BRANCH_PATTERN);
    }

    private static List<Reference> allBranches(Location where) {
        return List.of(new Reference(ALL_BRANCHES, where));
    }

    private static Set<EnvironmentType> type(Section section) {
        Set<EnvironmentType> types = new LinkedHashSet<>();
        for (Value item : section.get("type").map(Value::items).orElse(List.of())) {
            item.choice(Words.TYPE).ifPresent(types::add);
        }
        return types;
    }

    /** Only {@code branch} is there yet, so nothing of it is kept. */
    private static void readSource(Section section, Set<EnvironmentType> type) {
        Optional<Value> source = section.get("source");
        if (source.isEmpty() && type.contains(EnvironmentType.PRODLIKE)) {
            section.refuse(
                    "is PRODLIKE, so its source is 'version', which is not yet supported by this version",
                    "write 'source: branch' if branches are to feed it");
        }
        if (source.filter(value -> value.is("version")).isPresent()) {
            source.get().refuseAsLater("source: version");
        } else {
            source.ifPresent(value -> value.choice(Map.of("branch", true)));
        }
    }

    private static EngineKind engine(Section section) {
        Optional<Value> engine = section.get("engine");
        if (engine.filter(value -> value.is("servers")).isPresent()) {
            engine.get().refuseAsLater("engine: servers");
            return EngineKind.PROCESS;
        }
        return engine.flatMap(value -> value.choice(Words.ENGINE)).orElse(EngineKind.PROCESS);
    }

    private static OptionalInt namespaces(Optional<Section> quota) {
        return quota.flatMap(limits -> limits.get("namespaces"))
                .map(value -> value.number(1, MOST_NAMESPACES))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Duration> ttl(Section section, Optional<String> environment) {
        Optional<Value> ttl = section.get("ttl");
        if (ttl.isPresent() && environment.isPresent()) {
            ttl.get()
                    .refuse(
                            "may not be set on a standing environment, which lasts until a person deletes it",
                            "remove it");
        }
        return ttl.flatMap(DurationReader::read);
    }

    private static Duration deleteGrace(Section section) {
        return section.get("deleteGrace").flatMap(DurationReader::readOrZero).orElse(Template.DEFAULT_DELETE_GRACE);
    }
}
