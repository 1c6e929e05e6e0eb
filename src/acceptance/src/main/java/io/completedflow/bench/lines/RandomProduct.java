package io.completedflow.bench.lines;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.config.Fallback;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Health;
import io.completedflow.config.Isolation;
import io.completedflow.config.KubernetesApp;
import io.completedflow.config.KubernetesTemplate;
import io.completedflow.config.Location;
import io.completedflow.config.Reference;
import io.completedflow.config.Template;
import io.completedflow.config.UpdatePolicy;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.Lifetime;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.Origin;
import io.completedflow.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A large product whose apps each depend on apps before them, chosen at random but the same in every run. */
final class RandomProduct {
    private static final Location NOWHERE = new Location("bench", 0, 0);
    private static final int APPS_PER_GROUP = 100;
    private static final Instant TIME = Instant.EPOCH;

    private final List<AppId> apps;
    private final List<Set<AppId>> depends = new ArrayList<>();

    /** @param edges how many dependencies there are in all; the first few apps have fewer than the others */
    RandomProduct(int count, int edges) {
        apps = IntStream.range(0, count)
                .mapToObj(i -> new AppId("group" + i / APPS_PER_GROUP, "app" + i))
                .toList();
        Random random = new Random(132);
        int left = edges;
        for (int i = 0; i < count; i++) {
            int wanted = Math.min(i, (left + count - i - 1) / (count - i));
            Set<AppId> chosen = new LinkedHashSet<>();
            while (chosen.size() < wanted) {
                chosen.add(apps.get(random.nextInt(i)));
            }
            left -= wanted;
            depends.add(chosen);
        }
        if (left != 0) {
            throw new IllegalArgumentException(left + " edges too many for " + count + " apps");
        }
    }

    /** Its apps, each after all it depends on. */
    List<AppId> apps() {
        return apps;
    }

    /** What the app at this place depends on. */
    Set<AppId> depends(int app) {
        return depends.get(app);
    }

    FlowFile flowFile() {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < apps.size(); i++) {
            String name = apps.get(i).group();
            groups.computeIfAbsent(
                            name,
                            group -> new Group(group, List.of(), List.of(), Set.of(), new LinkedHashMap<>(), NOWHERE))
                    .apps()
                    .put(apps.get(i).app(), app(i));
        }
        return new FlowFile(
                "bench", "main", Optional.empty(), groups, Map.of(Template.DEV, template()), List.of(), NOWHERE);
    }

    private App app(int i) {
        return new App(
                apps.get(i),
                Optional.of("../" + apps.get(i).app() + ".git"),
                "",
                Optional.empty(),
                Optional.of("make"),
                Optional.of("make test"),
                Optional.of("./run"),
                Optional.empty(),
                OptionalInt.empty(),
                Health.DEFAULT,
                depends.get(i).stream()
                        .map(other -> new Reference(other.toString(), NOWHERE))
                        .toList(),
                false,
                Set.of(),
                Optional.empty(),
                Map.of("LOG_LEVEL", "info"),
                Map.of(),
                true,
                Isolation.NONE,
                KubernetesApp.DEFAULT,
                NOWHERE);
    }

    Template template() {
        return new Template(
                Template.DEV,
                List.of(new Reference("*", NOWHERE)),
                Optional.empty(),
                Set.of(),
                EngineKind.PROCESS,
                new UpdatePolicy.Realtime(),
                new Fallback.Trunk(),
                false,
                true,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                false,
                List.of(),
                Map.of(),
                Isolation.NONE,
                KubernetesTemplate.DEFAULT,
                NOWHERE);
    }

    /** The record of its namespace for a branch, with a revision taken for every app. */
    NamespaceRecord record() {
        Map<AppId, Revision> taken = new LinkedHashMap<>();
        for (int i = 0; i < apps.size(); i++) {
            taken.put(apps.get(i), new Revision("/git/" + apps.get(i).app() + ".git", "main", "%040x".formatted(i)));
        }
        return new NamespaceRecord(
                new Origin("feature-132", "bench", "/git/product.git", "feature-132", Template.DEV, false, "bench"),
                Deployment.of(Set.of(), TIME).taking("feature-132", taken, Optional.empty(), TIME),
                Lifetime.from(TIME));
    }
}
