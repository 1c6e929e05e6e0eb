package io.completedflow.reconcile;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps products in memory, and can be made to fail. */
final class MemoryProducts implements FollowedProducts {
    private final Map<String, FollowedProduct> products = new LinkedHashMap<>();
    boolean full;
    int saves;

    @Override
    public List<FollowedProduct> load() {
        return List.copyOf(products.values());
    }

    @Override
    public void save(FollowedProduct product) throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
        saves++;
        products.put(product.repository(), product);
    }
}
