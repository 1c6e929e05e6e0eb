package io.completedflow.reconcile;

import io.completedflow.namespace.ProductState;
import java.util.Optional;

/**
 * A product that is followed, with what must be remembered of it beyond its namespaces.
 *
 * @param repository address of the product repository
 * @param flowFileCommit commit of the last flow file of its trunk that could be used
 */
public record FollowedProduct(String repository, Optional<String> flowFileCommit, ProductState state) {}
