package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the records of namespaces in their engines. What cannot be kept is told once, until it can. Lives on the loop's thread. */
final class NamespaceRecords {
    private final Ports ports;
    private final Map<String, String> failing = new HashMap<>();

    NamespaceRecords(Ports ports) {
        this.ports = ports;
    }

    /** Keeps the record of a namespace that was observed. @return why it could not be kept; then the one before still holds */
    Optional<String> keep(NamespaceRecord record) {
        return keep(ports.engines().holding(record.name()).orElseThrow(), record);
    }

    /** Keeps a record in this engine. @return why it could not be kept; then the one before still holds */
    Optional<String> keep(Engine engine, NamespaceRecord record) {
        try {
            engine.save(record);
            failing.remove(record.name());
            return Optional.empty();
        } catch (NamespaceTakenException | IOException e) {
            if (!e.getMessage().equals(failing.put(record.name(), e.getMessage()))) {
                ports.tell(record.product(), record.name(), Event.Kind.NAMESPACE_REFUSED, e.getMessage());
            }
            return Optional.of(e.getMessage());
        }
    }

    /** Forgets about a namespace that is gone. */
    void forget(String name) {
        failing.remove(name);
    }
}
