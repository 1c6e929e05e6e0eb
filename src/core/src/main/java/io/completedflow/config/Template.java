package io.completedflow.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How environments are made and kept.
 *
 * @param branches patterns of branches it is for; {@code *} stands for any characters, slashes too
 * @param environment the standing environment that its branches feed; empty: each branch gets its own namespace
 * @param adopt whether branches that exist at the first start get their namespaces too
 * @param trusted whether groups may come from the branch's own flow file, and its apps get secrets
 * @param namespaces how many namespaces of this template there may be at a time
 * @param ttl how long a namespace lives after the last push or use
 * @param sleepAfter how long without a request or push until its apps are stopped
 * @param deleteGrace how long after its branch vanished a namespace is kept
 * @param keepData whether the data outlive the namespace
 * @param omitFromDeploy patterns {@code group}, {@code *.app} or {@code group.app}
 * @param env environment of all its apps; an app's own wins
 * @param kubernetes how its namespaces are kept in a cluster
 */
public record Template(
        String name,
        List<Reference> branches,
        Optional<String> environment,
        Set<EnvironmentType> type,
        EngineKind engine,
        UpdatePolicy update,
        Fallback fallback,
        boolean adopt,
        boolean trusted,
        OptionalInt namespaces,
        Optional<Duration> ttl,
        Optional<Duration> sleepAfter,
        Duration deleteGrace,
        boolean keepData,
        List<Reference> omitFromDeploy,
        Map<String, String> env,
        Isolation isolation,
        KubernetesTemplate kubernetes,
        Location where) {
    /** The template that is always there. */
    public static final String DEV = "dev";

    public static final Duration DEFAULT_DELETE_GRACE = Duration.ofMinutes(10);

    public boolean standing() {
        return environment.isPresent();
    }

    /** Whether both say the same, wherever they are written. */
    public boolean saysTheSameAs(Template other) {
        return at(other.where).equals(other.at(other.where));
    }

    /** This template as if all of it were written in one place. */
    private Template at(Location place) {
        return new Template(
                name,
                at(place, branches),
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
                keepData,
                at(place, omitFromDeploy),
                env,
                isolation,
                kubernetes,
                place);
    }

    private static List<Reference> at(Location place, List<Reference> references) {
        return references.stream()
                .map(reference -> new Reference(reference.name(), place))
                .toList();
    }
}
