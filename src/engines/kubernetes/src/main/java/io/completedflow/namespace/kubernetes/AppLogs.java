package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.kubernetes.state.Live;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what apps print: the newest instance's output. */
record AppLogs(KubernetesClient client, ClusterView view) {
    void read(AppKey key, int lastLines, boolean follow, Consumer<String> line) throws IOException {
        Optional<Live> pod = view.parts(key).pods().stream()
                .filter(each -> !each.deleting())
                .max(Comparator.comparing(Live::created));
        if (pod.isEmpty()) {
            throw new IOException("app " + key.app() + " has no instances in namespace " + key.namespace());
        }
        try {
            read(pod.get().name(), key, lastLines, follow, line);
        } catch (KubernetesClientException e) {
            throw new IOException("the output of " + pod.get().name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void read(String pod, AppKey key, int lastLines, boolean follow, Consumer<String> line) throws IOException {
        if (!follow) {
            client.pods()
                    .inNamespace(key.namespace())
                    .withName(pod)
                    .tailingLines(lastLines)
                    .getLog()
                    .lines()
                    .forEach(line);
            return;
        }
        try (LogWatch watch = client.pods()
                        .inNamespace(key.namespace())
                        .withName(pod)
                        .tailingLines(lastLines)
                        .watchLog();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.accept(text);
            }
        }
    }
}
