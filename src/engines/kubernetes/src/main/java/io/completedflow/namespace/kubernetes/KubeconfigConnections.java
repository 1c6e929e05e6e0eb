package io.completedflow.namespace.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Clusters by their contexts in the kubeconfig ({@code KUBECONFIG}, else {@code ~/.kube/config}); without a name the current context, or the
 * cluster that this program runs in.
 */
public final class KubeconfigConnections implements ClusterConnections {
    /** Of the client's own: what takes longer is tried again from here, so that nothing hangs on it. */
    private static final int RETRIES = 2;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 15_000;

    @Override
    public KubernetesClient connect(Optional<String> cluster) throws IOException {
        Config found;
        try {
            found = Config.autoConfigure(cluster.orElse(null));
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new IOException("the kubeconfig cannot be used: " + e.getMessage(), e);
        }
        if (cluster.isPresent()) {
            refuseUnknown(found, cluster.get());
        }
        return client(found);
    }

    private static void refuseUnknown(Config config, String cluster) throws IOException {
        List<String> names =
                config.getContexts().stream().map(context -> context.getName()).toList();
        if (!names.contains(cluster)) {
            throw new IOException("there is no cluster " + cluster + ": the kubeconfig has the contexts "
                    + String.join(", ", names) + "; add it there, or mend the template's 'cluster'");
        }
    }

    /** A client with the time and tries that the engine counts on. */
    public static KubernetesClient client(Config config) {
        Config limited = new ConfigBuilder(config)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return new KubernetesClientBuilder().withConfig(limited).build();
    }
}
