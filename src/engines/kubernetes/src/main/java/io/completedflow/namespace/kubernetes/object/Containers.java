package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.Amounts;
import io.completedflow.config.Health;
import io.completedflow.config.KubernetesApp;
import io.completedflow.config.KubernetesTemplate.PodSecurity;
import io.completedflow.config.SecretReference;
import io.completedflow.namespace.DesiredApp;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The container that runs an app. */
record Containers(AppContext context) {
    /** Name of the volume that holds the files of {@code config}. */
    static final String CONFIG_VOLUME = "config";

    Map<String, Object> main() {
        Map<String, Object> container = base();
        context.app().app().run().ifPresent(run -> container.put("command", shell(run)));
        context.port()
                .ifPresent(port -> container.put(
                        "ports", List.of(Map.of("name", "app", "containerPort", port, "protocol", "TCP"))));
        probes(container);
        return container;
    }

    /** The container that fills the app's data; it finds the app at {@code FLOW_URL}. */
    Map<String, Object> seed(String command) {
        Map<String, Object> container = base();
        container.put("command", shell(command));
        return container;
    }

    private Map<String, Object> base() {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", "app");
        container.put("image", context.image());
        container.put("env", env());
        resources().ifPresent(resources -> container.put("resources", resources));
        List<Map<String, Object>> mounts = mounts();
        if (!mounts.isEmpty()) {
            container.put("volumeMounts", mounts);
        }
        if (context.template().podSecurity() == PodSecurity.RESTRICTED) {
            container.put(
                    "securityContext",
                    Map.of("allowPrivilegeEscalation", false, "capabilities", Map.of("drop", List.of("ALL"))));
        }
        return container;
    }

    private List<String> shell(String command) {
        String port =
                context.port().isPresent() ? Integer.toString(context.port().getAsInt()) : "";
        return List.of("sh", "-c", command.replace("{port}", port));
    }

    private List<Map<String, Object>> env() {
        DesiredApp app = context.app();
        Map<String, String> values = new TreeMap<>();
        context.port().ifPresent(port -> values.put("PORT", Integer.toString(port)));
        context.address().ifPresent(address -> values.put("FLOW_URL", address));
        app.dependencyVariables().forEach((variable, dependency) -> Optional.ofNullable(
                        context.desired().apps().get(dependency))
                .flatMap(context::address)
                .ifPresent(address -> values.put(variable, address)));
        Map<String, URI> externals = app.externalVariables();
        externals.forEach((variable, address) -> values.put(variable, address.toString()));
        values.putAll(app.env());
        List<Map<String, Object>> env = new ArrayList<>();
        values.forEach((name, value) -> env.add(Map.of("name", name, "value", value)));
        new TreeMap<>(app.secrets())
                .forEach((name, reference) ->
                        env.add(Map.of("name", name, "valueFrom", Map.of("secretKeyRef", key(name, reference)))));
        return env;
    }

    private Map<String, Object> key(String variable, SecretReference reference) {
        return reference instanceof SecretReference.InCluster there
                ? Map.of("name", there.secret(), "key", there.key())
                : Map.of("name", ConfigObjects.secretName(context), "key", variable);
    }

    private Optional<Map<String, Object>> resources() {
        Map<String, Object> resources = new LinkedHashMap<>();
        amounts(context.min()).ifPresent(min -> resources.put("requests", min));
        amounts(context.max()).ifPresent(max -> resources.put("limits", max));
        return resources.isEmpty() ? Optional.empty() : Optional.of(resources);
    }

    static Optional<Map<String, Object>> amounts(Amounts amounts) {
        Map<String, Object> map = new LinkedHashMap<>();
        amounts.cpu().ifPresent(cpu -> map.put("cpu", cpu));
        amounts.memory().ifPresent(memory -> map.put("memory", memory));
        return map.isEmpty() ? Optional.empty() : Optional.of(map);
    }

    private List<Map<String, Object>> mounts() {
        List<Map<String, Object>> mounts = new ArrayList<>();
        if (!context.settings().config().isEmpty()) {
            mounts.add(Map.of("name", CONFIG_VOLUME, "mountPath", KubernetesApp.CONFIG_FOLDER, "readOnly", true));
        }
        context.settings().stateful().ifPresent(stateful -> new TreeMap<>(stateful.volumes())
                .forEach((name, volume) -> mounts.add(Map.of("name", name, "mountPath", volume.path()))));
        return mounts;
    }

    /** Until its deadline it is asked every second; once it has answered, at its interval. */
    private void probes(Map<String, Object> container) {
        Health health = context.app().app().health();
        question(health.probe()).ifPresent(question -> {
            int deadline = (int) health.deadline().toSeconds();
            container.put("startupProbe", probe(question, 1, Math.max(1, deadline)));
            int interval = (int) Math.max(1, health.interval().toSeconds());
            container.put("readinessProbe", probe(question, interval, 3));
        });
    }

    private static Map<String, Object> probe(Map<String, Object> question, int period, int failures) {
        Map<String, Object> probe = new LinkedHashMap<>(question);
        probe.put("periodSeconds", period);
        probe.put("failureThreshold", failures);
        return probe;
    }

    private Optional<Map<String, Object>> question(Health.Probe probe) {
        if (probe instanceof Health.Probe.Command command) {
            return Optional.of(Map.of("exec", Map.of("command", shell(command.command()))));
        }
        if (probe instanceof Health.Probe.Alive || context.port().isEmpty()) {
            return Optional.empty();
        }
        int port = context.port().getAsInt();
        return Optional.of(
                probe instanceof Health.Probe.Http http
                        ? Map.of("httpGet", Map.of("path", http.path(), "port", port))
                        : Map.of("tcpSocket", Map.of("port", port)));
    }
}
