package io.completedflow.reconcile;

import java.io.IOException;
import java.util.List;

/** Keeps what is remembered of the products that are followed. */
public interface FollowedProducts {
    List<FollowedProduct> load() throws IOException;

    /** @throws IOException if it could not be kept; then the one before still holds */
    void save(FollowedProduct product) throws IOException;
}
