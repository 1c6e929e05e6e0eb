package io.completedflow.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what an app says for when it is deployed to a cluster. */
final class KubernetesAppReader {
    private static final int MOST_REPLICAS = 1000;

    private KubernetesAppReader() {}

    static KubernetesApp read(Section section) {
        Optional<Section> resources = section.get("resources").flatMap(value -> value.section("resources"));
        KubernetesApp read = new KubernetesApp(
                section.get("replicas")
                        .map(value -> value.number(1, MOST_REPLICAS))
                        .orElseGet(() -> OptionalInt.of(KubernetesApp.DEFAULT.replicas()))
                        .orElse(KubernetesApp.DEFAULT.replicas()),
                resources.map(amounts -> AmountsReader.read(amounts, "min")).orElse(Amounts.NONE),
                resources.map(amounts -> AmountsReader.read(amounts, "max")).orElse(Amounts.NONE),
                section.get("stateful")
                        .flatMap(value -> value.section("stateful"))
                        .map(KubernetesAppReader::stateful),
                config(section),
                section.get("serviceAccount")
                        .flatMap(value -> value.section("serviceAccount"))
                        .flatMap(KubernetesAppReader::clusterRole),
                section.get("route").flatMap(Value::flag).orElse(true),
                section.get("manifests")
                        .flatMap(value -> value.section("manifests"))
                        .map(KubernetesAppReader::manifests));
        resources.ifPresent(Section::refuseUnknownKeys);
        refuseWhatDoesNotGoTogether(section);
        return read;
    }

    private static void refuseWhatDoesNotGoTogether(Section section) {
        if (!section.has("manifests")) {
            return;
        }
        if (!section.has("repo")) {
            section.refuse("has 'manifests' but no 'repo' that holds them", "add the address of its repository");
        }
        for (String key : List.of("stateful", "config", "resources", "serviceAccount")) {
            if (section.has(key)) {
                section.refuse("has '" + key + "' beside 'manifests', which say that themselves", "keep one of them");
            }
        }
    }

    private static KubernetesApp.Stateful stateful(Section section) {
        Map<String, KubernetesApp.Volume> volumes = new LinkedHashMap<>();
        section.require("volumes", "name its volumes, as in 'volumes: {data: {path: /var/lib/data, size: 1Gi}}'")
                .flatMap(value -> value.section("volumes"))
                .ifPresent(all -> all.entries(TextShape.LABEL).forEach(entry -> entry.value()
                        .section("volume " + entry.name())
                        .flatMap(KubernetesAppReader::volume)
                        .ifPresent(volume -> volumes.put(entry.name(), volume))));
        boolean individual =
                section.get("individualServices").flatMap(Value::flag).orElse(false);
        section.refuseUnknownKeys();
        return new KubernetesApp.Stateful(volumes, individual);
    }

    private static Optional<KubernetesApp.Volume> volume(Section section) {
        Optional<String> path = section.require("path", "say where the app finds it, as in 'path: /var/lib/data'")
                .flatMap(value -> value.text(TextShape.MOUNT_PATH));
        Optional<String> size = section.require("size", "say how large it is, as in 'size: 1Gi'")
                .flatMap(value -> value.written(TextShape.QUANTITY));
        Optional<String> storageClass = section.get("class").flatMap(value -> value.text(TextShape.OBJECT_NAME));
        section.refuseUnknownKeys();
        return path.flatMap(at -> size.map(of -> new KubernetesApp.Volume(at, of, storageClass)));
    }

    private static Map<String, String> config(Section section) {
        Map<String, String> files = new LinkedHashMap<>();
        section.get("config").flatMap(value -> value.section("config")).ifPresent(all -> all.entries(
                        TextShape.SECRET_KEY)
                .forEach(entry -> entry.value().written().ifPresent(text -> files.put(entry.name(), text))));
        return files;
    }

    private static Optional<String> clusterRole(Section section) {
        Optional<String> role = section.require("clusterRole", "name the ClusterRole that it has in its namespace")
                .flatMap(value -> value.text(TextShape.OBJECT_NAME));
        section.refuseUnknownKeys();
        return role;
    }

    private static KubernetesApp.Manifests manifests(Section section) {
        List<String> files = new ArrayList<>();
        section.require("files", "list the manifests, as in 'files: [deploy/web.yaml]'")
                .map(Value::items)
                .orElse(List.of())
                .forEach(item -> item.text(TextShape.MANIFEST).ifPresent(files::add));
        Set<KubernetesApp.Placeholder> placeholders = EnumSet.noneOf(KubernetesApp.Placeholder.class);
        section.get("placeholders").map(Value::items).orElse(List.of()).forEach(item -> item.choice(Words.PLACEHOLDER)
                .ifPresent(placeholders::add));
        section.refuseUnknownKeys();
        return new KubernetesApp.Manifests(List.copyOf(files), placeholders);
    }
}
