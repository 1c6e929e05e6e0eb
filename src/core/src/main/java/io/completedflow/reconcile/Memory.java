package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.namespace.ProductState;
import java.io.IOException;
import java.util.Optional;

/** What is remembered of one product, kept durably whenever it changes. Lives on the loop's thread. */
final class Memory {
    private final Ports ports;
    private FollowedProduct kept;
    private boolean failing;

    Memory(Ports ports, FollowedProduct kept) {
        this.ports = ports;
        this.kept = kept;
    }

    FollowedProduct kept() {
        return kept;
    }

    ProductState state() {
        return kept.state();
    }

    /** @return false if it could not be kept, which was told once; then nothing that rests on it may be done */
    boolean keep(String product, Optional<String> flowFileCommit, ProductState state) {
        FollowedProduct changed = new FollowedProduct(kept.repository(), flowFileCommit, state);
        if (changed.equals(kept)) {
            return true;
        }
        try {
            ports.products().save(changed);
            kept = changed;
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                ports.tell(
                        product,
                        "",
                        Event.Kind.DELETION_PAUSED,
                        "what is remembered of the product cannot be kept, so no namespace is made or deleted: "
                                + e.getMessage());
            }
            failing = true;
            return false;
        }
    }
}
