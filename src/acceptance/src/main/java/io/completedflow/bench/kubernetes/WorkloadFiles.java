package io.completedflow.bench.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workload as its contenders want it: for the limit {@code apps/NAME.yaml} and {@code apps/order.json}, for kubectl
 * {@code wave-N.yaml}, for Helm {@code chart/}.
 */
public final class WorkloadFiles {
    /** What every app runs until it is updated. */
    public static final String IMAGE = "registry.example.test/bench/app:1.0.0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private WorkloadFiles(Path folder) {
        this.folder = folder;
    }

    /** @param folder there is nothing in it yet */
    public static WorkloadFiles write(Workload workload, Path folder) throws IOException {
        Path apps = Files.createDirectories(folder.resolve("apps"));
        Path templates = Files.createDirectories(folder.resolve("chart").resolve("templates"));
        Map<String, List<String>> order = new LinkedHashMap<>();
        for (BenchApp app : workload.apps()) {
            order.put(app.name(), app.depends());
            Files.writeString(apps.resolve(app.name() + ".yaml"), manifests(app, IMAGE));
            String image = "{{ index .Values.images \"" + app.name() + "\" | default \"" + IMAGE + "\" }}";
            Files.writeString(templates.resolve(app.name() + ".yaml"), manifests(app, image));
        }
        Files.writeString(apps.resolve("order.json"), JSON.writeValueAsString(order));
        Files.writeString(folder.resolve("chart/Chart.yaml"), "apiVersion: v2\nname: bench\nversion: 1.0.0\n");
        Files.writeString(folder.resolve("chart/values.yaml"), "images: {}\n");
        List<List<BenchApp>> waves = workload.waves();
        for (int i = 0; i < waves.size(); i++) {
            String text =
                    waves.get(i).stream().map(app -> manifests(app, IMAGE)).collect(Collectors.joining("---\n"));
            Files.writeString(folder.resolve("wave-" + i + ".yaml"), text);
        }
        return new WorkloadFiles(folder);
    }

    Path apps() {
        return folder.resolve("apps");
    }

    Path chart() {
        return folder.resolve("chart");
    }

    Path wave(int wave) {
        return folder.resolve("wave-" + wave + ".yaml");
    }

    /** Writes an app as it is with another image. */
    Path updated(BenchApp app, String image) throws IOException {
        return Files.writeString(folder.resolve("updated.yaml"), manifests(app, image));
    }

    private static String manifests(BenchApp app, String image) {
        String delay = app.readyAfterMillis() == 0
                ? ""
                : "\n            - { name: STAGE_READY_AFTER, value: " + app.readyAfterMillis() + "ms }";
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: %1$s, labels: { app: %1$s } }
                data: { WORD: of %1$s }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: %1$s, labels: { app: %1$s } }
                spec:
                  selector: { app: %1$s }
                  ports: [ { port: 80, targetPort: 8080 } ]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: %1$s, labels: { app: %1$s } }
                spec:
                  replicas: 1
                  selector: { matchLabels: { app: %1$s } }
                  template:
                    metadata: { labels: { app: %1$s } }
                    spec:
                      containers:
                        - name: main
                          image: '%2$s'
                          ports: [ { containerPort: 8080 } ]
                          env:
                            - { name: WORD, valueFrom: { configMapKeyRef: { name: %1$s, key: WORD } } }%3$s
                """.formatted(app.name(), image, delay);
    }
}
