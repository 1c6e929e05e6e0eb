package io.completedflow.namespace;

import io.completedflow.config.App;
import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.Group;
import io.completedflow.config.Location;
import io.completedflow.source.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An app of a contract test, in group {@code shop}, and the revision that holds one version of it. */
public record Deployable(App app, Revision revision) {
    static FlowFile flowFile(Deployable... deployables) {
        Location where = new Location(FlowFile.NAME, 1, 1);
        Map<String, App> apps = new LinkedHashMap<>();
        for (Deployable deployable : deployables) {
            apps.put(deployable.app.id().app(), deployable.app);
        }
        Group group = new Group("shop", List.of(), List.of(), Set.of(), apps, where);
        return new FlowFile(
                "shop",
                "main",
                Optional.empty(),
                Map.of("shop", group),
                FlowFileBuilder.shop().build().templates(),
                List.of(),
                where);
    }

    static Map<AppId, Revision> revisions(Deployable... deployables) {
        return Stream.of(deployables)
                .collect(Collectors.toMap(deployable -> deployable.app.id(), Deployable::revision));
    }
}
