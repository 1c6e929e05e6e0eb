package io.completedflow.namespace.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;

/** How clusters are reached. */
public interface ClusterConnections {
    /**
     * A client of a cluster; the caller closes it. No request is made.
     *
     * @param cluster its name; empty: the one that is meant where nothing is said
     * @throws IOException if nothing is known of such a cluster, saying where it was looked for
     */
    KubernetesClient connect(Optional<String> cluster) throws IOException;
}
