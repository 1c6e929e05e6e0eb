package io.completedflow.reconcile;

import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.NamespacePlan;

/**
 * What a reconcile would do for a branch.
 *
 * @param exists whether the namespace is there already
 * @param flowFileCommit commit of the product repository its groups are of
 */
public record PlannedNamespace(boolean exists, String flowFileCommit, DesiredNamespace desired, NamespacePlan plan) {}
