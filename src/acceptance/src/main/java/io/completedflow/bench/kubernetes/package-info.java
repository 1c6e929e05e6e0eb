/** How fast namespaces come to be on a cluster, by us and by others, side by side. */
package io.completedflow.bench.kubernetes;
