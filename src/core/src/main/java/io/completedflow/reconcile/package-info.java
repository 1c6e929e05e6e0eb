/**
 * The loop that leads every namespace from what is observed to what is desired. It decides nothing itself: it asks the pure planners of
 * {@link io.completedflow.namespace} and the ports, on one thread, and is woken by listings, engines, requests and time.
 */
package io.completedflow.reconcile;
