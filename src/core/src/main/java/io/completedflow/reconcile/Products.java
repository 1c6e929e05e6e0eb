package io.completedflow.reconcile;

import io.completedflow.namespace.CreateOn;
import io.completedflow.namespace.ProductState;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The products that are followed or were asked about, those of former times included. Lives on the loop's thread. */
final class Products {
    private final Ports ports;
    private final Runnable turnWanted;
    private final Map<String, Followed> products = new LinkedHashMap<>();
    private Optional<CreateOn> following = Optional.empty();

    /** A product and what may be asked of it. */
    record Followed(ProductReconciler reconciler, ProductRequests requests) {}

    /** @param turnWanted run when there is something for a turn to do */
    Products(Ports ports, Runnable turnWanted) {
        this.ports = ports;
        this.turnWanted = turnWanted;
    }

    Collection<Followed> all() {
        return products.values();
    }

    /** The one of this product repository; null if nobody asked about it yet. */
    Followed get(String repository) {
        return products.get(repository);
    }

    /** Knows from now on those that are remembered. @throws RequestException if what is remembered cannot be read */
    void load() throws RequestException {
        if (products.isEmpty()) {
            try {
                ports.products().load().forEach(this::add);
            } catch (IOException e) {
                throw new RequestException(
                        RequestException.Kind.FAILED,
                        "what is remembered of the products cannot be read: " + e.getMessage(),
                        "");
            }
        }
    }

    /** The one of this product repository, which is known from now on. */
    Followed known(String repository) throws RequestException {
        load();
        if (!products.containsKey(repository)) {
            add(new FollowedProduct(repository, Optional.empty(), ProductState.EMPTY));
        }
        return products.get(repository);
    }

    private void add(FollowedProduct remembered) {
        ProductReconciler reconciler = new ProductReconciler(remembered, ports, turnWanted);
        following.ifPresent(reconciler::follow); // One who follows some products follows all that are asked about.
        products.put(remembered.repository(), new Followed(reconciler, new ProductRequests(reconciler, ports)));
    }

    /** Follows all that are known or asked about from now on. @return whether none was followed before */
    boolean follow(CreateOn occasion) {
        boolean first = following.isEmpty();
        following = Optional.of(occasion);
        products.values().forEach(each -> each.reconciler().follow(occasion));
        return first;
    }
}
