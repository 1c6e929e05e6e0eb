package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.KubernetesTemplate.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leads to an app from outside the cluster. */
record RouteObjects(AppContext context) {
    Optional<KubeObject> object() {
        return context.host().flatMap(host -> context.template().route().map(route -> object(route, host)));
    }

    private KubeObject object(Route route, String host) {
        return route instanceof Route.Gateway gateway
                ? route(gateway, host)
                : ingress(((Route.Ingress) route).ingressClass(), host);
    }

    private KubeObject ingress(String ingressClass, String host) {
        Map<String, Object> service = Map.of("name", context.name(), "port", Map.of("number", port()));
        Map<String, Object> path = Map.of("path", "/", "pathType", "Prefix", "backend", Map.of("service", service));
        return object(
                ObjectKind.INGRESS,
                Map.of(
                        "ingressClassName",
                        ingressClass,
                        "rules",
                        List.of(Map.of("host", host, "http", Map.of("paths", List.of(path))))));
    }

    private KubeObject route(Route.Gateway gateway, String host) {
        return object(
                ObjectKind.HTTP_ROUTE,
                Map.of(
                        "parentRefs",
                        List.of(Map.of("name", gateway.name(), "namespace", gateway.namespace())),
                        "hostnames",
                        List.of(host),
                        "rules",
                        List.of(Map.of("backendRefs", List.of(Map.of("name", context.name(), "port", port()))))));
    }

    private int port() {
        return context.port().orElseThrow();
    }

    private KubeObject object(ObjectKind kind, Map<String, Object> spec) {
        return KubeObject.of(kind, context.namespace(), context.name(), context.labels(), Map.of("spec", spec));
    }
}
