package io.completedflow.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;

/** A namespace of one test, on whatever cluster. It goes when it is closed; nobody waits for that, which takes seconds. */
public record OwnNamespace(KubernetesClient client, String name) implements AutoCloseable {

    /** Makes one under a name that nobody else has. */
    public static OwnNamespace create(KubernetesClient client) {
        String name = "flow-test-" + UUID.randomUUID().toString().substring(0, 8);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("app.kubernetes.io/managed-by", "completed-flow-tests")
                        .endMetadata()
                        .build())
                .create();
        return new OwnNamespace(client, name);
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
    }
}
