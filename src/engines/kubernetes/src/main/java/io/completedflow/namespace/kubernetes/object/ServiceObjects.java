package io.completedflow.namespace.kubernetes.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The addresses of an app within the cluster: one for all its instances, and for one that keeps data one for each if it says so. */
record ServiceObjects(AppContext context) {
    private static final String INSTANCES = "instances";

    static String instancesName(AppContext context) {
        return ObjectNames.beside(context.name(), INSTANCES);
    }

    List<KubeObject> objects() {
        List<KubeObject> services = new ArrayList<>();
        if (context.port().isPresent()) {
            services.add(service(context.name(), context.selector(), Map.of()));
        }
        context.settings().stateful().ifPresent(stateful -> {
            services.add(service(instancesName(context), context.selector(), Map.of("clusterIP", "None")));
            for (int i = 0;
                    stateful.individualServices() && i < context.settings().replicas();
                    i++) {
                String pod = context.name() + "-" + i;
                services.add(service(
                        ObjectNames.beside(context.name(), Integer.toString(i)),
                        Map.of("statefulset.kubernetes.io/pod-name", pod),
                        Map.of()));
            }
        });
        return services;
    }

    private KubeObject service(String name, Map<String, String> selector, Map<String, Object> more) {
        Map<String, Object> spec = new LinkedHashMap<>(more);
        spec.put("selector", selector);
        context.port()
                .ifPresent(port -> spec.put(
                        "ports", List.of(Map.of("name", "app", "port", port, "targetPort", port, "protocol", "TCP"))));
        return KubeObject.of(ObjectKind.SERVICE, context.namespace(), name, context.labels(), Map.of("spec", spec));
    }
}
