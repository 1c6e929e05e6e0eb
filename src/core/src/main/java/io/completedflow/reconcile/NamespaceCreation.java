package io.completedflow.reconcile;

import io.completedflow.config.AppId;
import io.completedflow.config.EngineKind;
import io.completedflow.config.Template;
import io.completedflow.log.Event;
import io.completedflow.namespace.Deployment;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.Lifetime;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.Origin;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the records of new namespaces; what they are to run is found by the step that follows. Lives on the loop's thread. */
final class NamespaceCreation {
    private final String repository;
    private final Ports ports;
    private final NamespaceRecords records;

    /** @param repository address of the product repository */
    NamespaceCreation(String repository, Ports ports, NamespaceRecords records) {
        this.repository = repository;
        this.ports = ports;
        this.records = records;
    }

    /** Makes a namespace. @return why not, if not */
    Optional<String> create(
            String product, Template template, String name, String branch, String reason, Set<AppId> only) {
        Optional<Engine> engine = ports.engines().of(template.engine());
        Optional<String> refusal = engine.isEmpty()
                ? Optional.of(noEngine(template))
                : records.keep(engine.get(), record(product, template, name, branch, only));
        if (refusal.isEmpty()) {
            ports.tell(
                    product,
                    name,
                    Event.Kind.NAMESPACE_CREATED,
                    "for branch " + branch + " by template " + template.name() + ": " + reason);
        }
        return refusal;
    }

    /** The record of a namespace of which nothing is there yet. */
    NamespaceRecord record(String product, Template template, String name, String branch, Set<AppId> only) {
        Instant now = ports.loop().now();
        return new NamespaceRecord(
                new Origin(name, product, repository, branch, template.name(), template.standing(), ports.writer()),
                Deployment.of(only, now),
                Lifetime.from(now));
    }

    private static String noEngine(Template template) {
        return "template " + template.name() + " wants engine " + word(template.engine())
                + ", which this program does not have; set 'engine: process' in the flow file";
    }

    private static String word(EngineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
