package io.completedflow.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user with exactly the ClusterRole that the documentation gives as the least. */
final class LeastRole implements AutoCloseable {
    private static final Path DOCUMENTED = Path.of("../../docs/admin/kubernetes.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final Cluster cluster;
    private final KubernetesClient admin;
    private final String name = "flow-" + UUID.randomUUID();
    private final String token;

    LeastRole(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.admin = cluster.client();
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        admin.serviceAccounts()
                .inNamespace(name)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("flow")
                        .endMetadata()
                        .build())
                .create();
        admin.rbac().clusterRoles().resource(documented()).create();
        admin.rbac()
                .clusterRoleBindings()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                        .addNewSubject("", "ServiceAccount", "flow", name)
                        .build())
                .create();
        token = admin.serviceAccounts()
                .inNamespace(name)
                .withName("flow")
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
    }

    private ClusterRole documented() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENTED));
        if (!example.find()) {
            throw new IOException(DOCUMENTED + " shows no role");
        }
        ClusterRole role = admin.getKubernetesSerialization().unmarshal(example.group(1), ClusterRole.class);
        return new ClusterRoleBuilder(role).editMetadata().withName(name).endMetadata().build();
    }

    /** Changes each of its rules; it holds for requests from now on, within moments. */
    void change(UnaryOperator<PolicyRule> rule) {
        admin.rbac()
                .clusterRoles()
                .withName(name)
                .edit(role -> new ClusterRoleBuilder(role)
                        .withRules(role.getRules().stream().map(rule).toList())
                        .build());
    }

    /** How this user is called. */
    String user() {
        return "system:serviceaccount:" + name + ":flow";
    }

    /** How this user gets to the cluster. */
    Config config() {
        Config config = new ConfigBuilder(cluster.config())
                .withClientCertData(null)
                .withClientKeyData(null)
                .withClientCertFile(null)
                .withClientKeyFile(null)
                .withAutoOAuthToken(null)
                .withOauthTokenProvider(null)
                .build();
        config.setOauthToken(token);
        return config;
    }

    @Override
    public void close() {
        admin.rbac().clusterRoleBindings().withName(name).delete();
        admin.rbac().clusterRoles().withName(name).delete();
        admin.namespaces().withName(name).delete();
        admin.close();
    }
}
