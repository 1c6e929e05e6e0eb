package io.completedflow.namespace;

import java.util.List;

/**
 * What is to become of a product's namespaces.
 *
 * @param state to be kept before the decisions are carried out: so a crash in between can only make a decision come again
 */
public record LifetimePlan(ProductState state, List<LifetimeDecision> decisions) {}
