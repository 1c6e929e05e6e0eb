package io.completedflow.namespace.kubernetes;

import io.completedflow.config.AppId;
import io.completedflow.config.FlowFile;
import io.completedflow.config.FlowFileReader;
import io.completedflow.config.Template;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.Lifetime;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.Origin;
import io.completedflow.namespace.RevisionChoice;
import io.completedflow.source.Listing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A product for tests, as its flow file says it, and its namespace {@code feature}. */
public record Shop(FlowFile file, NamespaceRecord record) {
    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    /**
     * A product.
     *
     * @param apps lines of the group {@code shop}, such as {@code web: { image: web:1 }}
     * @param template what its template {@code dev} says beside the engine
     */
    public static Shop of(String apps, String template) throws Exception {
        String text = "apiVersion: completed-flow/v1\nproduct: shop\ngroups:\n  shop:\n    apps:\n"
                + apps.indent(6)
                + "templates:\n  dev: { engine: kubernetes" + (template.isEmpty() ? "" : ", " + template) + " }\n";
        FlowFile file = new FlowFileReader().read("flow.yaml", text);
        Origin origin = new Origin("feature", "shop", "/repos/shop.git", "feature", Template.DEV, false, "watch@test");
        NamespaceRecord empty = new NamespaceRecord(origin, Deployment.of(Set.of(), START), Lifetime.from(START));
        RevisionChoice choice = RevisionChoice.of(
                file,
                file.templates().get(Template.DEV),
                "feature",
                app -> app.repo(),
                Map.of("../web.git", new Listing(Map.of("feature", "c0ffee"), Map.of())),
                Map.of());
        return new Shop(file, empty.taking(choice.taken(), Optional.of("f10f"), START));
    }

    public DesiredNamespace desired() {
        return new DesiredNamespaces(file).of(file.templates().get(Template.DEV), record, Map.of());
    }

    public DesiredApp app(String name) {
        return desired().apps().get(new AppId("shop", name));
    }
}
