package io.completedflow.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** The cluster that tests run on. They only touch namespaces which they made: it may be somebody's own. */
public sealed interface Cluster permits OwnCluster, GivenCluster {
    /** The kubeconfig of a user who may do everything. */
    Path kubeconfig();

    /** A client of that user that asks once and takes the answer. The caller closes it. */
    default KubernetesClient client() {
        return client(new ConfigBuilder(config()).withRequestRetryBackoffLimit(0).build());
    }

    /** A client of another user. The caller closes it. */
    default KubernetesClient client(String token) {
        Config nobody = new ConfigBuilder(config())
                .withClientCertData(null)
                .withClientKeyData(null)
                .withClientCertFile(null)
                .withClientKeyFile(null)
                .withUsername(null)
                .withPassword(null)
                .withAutoOAuthToken(null)
                .withOauthTokenProvider(null)
                .build();
        nobody.setOauthToken(token);
        return client(nobody);
    }

    /** How the user who may do everything gets there. */
    default Config config() {
        return Config.fromKubeconfig(kubeconfig().toFile());
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
