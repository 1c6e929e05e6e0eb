/** What is asked of a cluster's API, and what is known of it. */
package io.completedflow.namespace.kubernetes.cluster;
