package io.completedflow.namespace.kubernetes.object;

import java.util.List;
import java.util.Map;

/** The identity of an app that has a role in its namespace. */
record IdentityObjects(AppContext context) {
    List<KubeObject> objects() {
        return context.settings()
                .clusterRole()
                .map(role -> List.of(account(), binding(role)))
                .orElse(List.of());
    }

    private KubeObject account() {
        return KubeObject.of(
                ObjectKind.SERVICE_ACCOUNT, context.namespace(), context.name(), context.labels(), Map.of());
    }

    /** Named after the role too, for the role of a binding cannot be changed. */
    private KubeObject binding(String role) {
        return KubeObject.of(
                ObjectKind.ROLE_BINDING,
                context.namespace(),
                ObjectNames.shortened(context.name() + "-" + role, ObjectNames.LONGEST),
                context.labels(),
                Map.of(
                        "roleRef",
                        Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", role),
                        "subjects",
                        List.of(Map.of(
                                "kind",
                                ObjectKind.SERVICE_ACCOUNT.word(),
                                "name",
                                context.name(),
                                "namespace",
                                context.namespace()))));
    }
}
