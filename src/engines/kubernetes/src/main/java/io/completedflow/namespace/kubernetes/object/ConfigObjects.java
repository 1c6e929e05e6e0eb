package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an app reads when it starts: its configuration files, and its secrets. */
record ConfigObjects(AppContext context) {
    static String configName(AppContext context) {
        return ObjectNames.beside(context.name(), "config");
    }

    static String secretName(AppContext context) {
        return ObjectNames.beside(context.name(), "secrets");
    }

    Optional<KubeObject> config() {
        Map<String, String> files = context.settings().config();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(KubeObject.of(
                        ObjectKind.CONFIG_MAP,
                        context.namespace(),
                        configName(context),
                        context.labels(),
                        Map.of("data", files)));
    }

    /** Whether it has secrets that this program reads. */
    boolean hasSecrets() {
        return context.app().secrets().values().stream().anyMatch(ConfigObjects::readHere);
    }

    private static boolean readHere(SecretReference reference) {
        return !(reference instanceof SecretReference.InCluster);
    }

    /** The Secret that holds its secrets. @throws IOException if one is not there, naming it and never its value */
    KubeObject secret(SecretValues values) throws IOException {
        Map<String, String> data = new LinkedHashMap<>();
        for (Map.Entry<String, SecretReference> secret : context.app().secrets().entrySet()) {
            if (readHere(secret.getValue())) {
                data.put(secret.getKey(), encoded(values.read(secret.getKey(), secret.getValue())));
            }
        }
        return KubeObject.of(
                ObjectKind.SECRET,
                context.namespace(),
                secretName(context),
                context.labels(),
                Map.of("type", "Opaque", "data", data));
    }

    static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
