package io.completedflow.reconcile;

import io.completedflow.log.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what goes wrong with one thing from stopping the others. A mistake is told once, in the flow log and to the loop, until it changes or
 * is over; whoever runs the work again tries it again. Lives on the loop's thread.
 */
final class Bulkhead {
    private final Ports ports;
    private final Map<String, String> failing = new HashMap<>();

    Bulkhead(Ports ports) {
        this.ports = ports;
    }

    /**
     * Runs work for something.
     *
     * @param name what tells it from the others
     * @param namespace that it concerns; empty if it concerns the whole product
     * @return what it threw, if it did
     */
    Optional<RuntimeException> run(String name, String product, String namespace, Runnable work) {
        try {
            work.run();
            failing.remove(name);
            return Optional.empty();
        } catch (RuntimeException mistake) {
            if (!mistake.toString().equals(failing.put(name, mistake.toString()))) {
                ports.tell(product, namespace, Event.Kind.NAMESPACE_REFUSED, "failed, and is tried again: " + mistake);
                ports.loop().execute(() -> {
                    throw mistake; // So that the loop tells where it comes from.
                });
            }
            return Optional.of(mistake);
        }
    }

    /** Forgets about something that is no more. */
    void forget(String name) {
        failing.remove(name);
    }
}
