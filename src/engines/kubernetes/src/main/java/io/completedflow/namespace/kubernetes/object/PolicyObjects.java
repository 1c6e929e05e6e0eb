package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.KubernetesTemplate.Network;
import io.completedflow.config.KubernetesTemplate.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may open connections to an app, where its namespace lets in nobody else. */
record PolicyObjects(AppContext context) {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    Optional<KubeObject> object() {
        if (context.template().network() == Network.OPEN || context.port().isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> from = new ArrayList<>();
        if (context.template().network() == Network.NAMESPACE) {
            from.add(Map.of("podSelector", Map.of()));
        } else {
            from.add(pods(Map.of(Marks.needs(context.name()), "true")));
            from.add(pods(context.selector())); // Its own instances.
        }
        context.host().flatMap(host -> context.template().route()).ifPresent(route -> from.add(entrance(route)));
        int port = context.port().getAsInt();
        return Optional.of(KubeObject.of(
                ObjectKind.NETWORK_POLICY,
                context.namespace(),
                context.name(),
                context.labels(),
                Map.of(
                        "spec",
                        Map.of(
                                "podSelector",
                                Map.of("matchLabels", context.selector()),
                                "policyTypes",
                                List.of("Ingress"),
                                "ingress",
                                List.of(Map.of(
                                        "from", from, "ports", List.of(Map.of("port", port, "protocol", "TCP"))))))));
    }

    /** A Gateway's own namespace; where an ingress controller runs nobody says, so for that all other namespaces. */
    private Map<String, Object> entrance(Route route) {
        if (route instanceof Route.Gateway gateway) {
            return Map.of("namespaceSelector", Map.of("matchLabels", Map.of(NAMESPACE_NAME, gateway.namespace())));
        }
        return Map.of(
                "namespaceSelector",
                Map.of(
                        "matchExpressions",
                        List.of(Map.of(
                                "key", NAMESPACE_NAME, "operator", "NotIn", "values", List.of(context.namespace())))));
    }

    private static Map<String, Object> pods(Map<String, String> labels) {
        return Map.of("podSelector", Map.of("matchLabels", labels));
    }
}
