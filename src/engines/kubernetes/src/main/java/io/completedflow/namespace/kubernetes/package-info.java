/** Namespaces in clusters, by the Kubernetes API. */
package io.completedflow.namespace.kubernetes;
