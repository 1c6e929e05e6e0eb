package io.completedflow.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an app says for when it is deployed to a cluster; without effect for another engine.
 *
 * @param replicas how many instances run
 * @param min what each instance is given; empty parts: as the template says
 * @param max what each instance may take; empty parts: as the template says
 * @param stateful its volumes, if it keeps data
 * @param config files that it finds in {@link #CONFIG_FOLDER}, by name
 * @param clusterRole the ClusterRole it has within its namespace
 * @param routed whether it is reached from outside where the template routes
 * @param manifests the team's own manifests, applied in the place of ours
 */
public record KubernetesApp(
        int replicas,
        Amounts min,
        Amounts max,
        Optional<Stateful> stateful,
        Map<String, String> config,
        Optional<String> clusterRole,
        boolean routed,
        Optional<Manifests> manifests) {
    public static final String CONFIG_FOLDER = "/config";

    public static final KubernetesApp DEFAULT = new KubernetesApp(
            1, Amounts.NONE, Amounts.NONE, Optional.empty(), Map.of(), Optional.empty(), true, Optional.empty());

    /**
     * Volumes that go with each instance.
     *
     * @param volumes by name
     * @param individualServices whether each instance has an address of its own beside that of all
     */
    public record Stateful(Map<String, Volume> volumes, boolean individualServices) {}

    /**
     * A volume.
     *
     * @param path where the app finds it
     * @param size as Kubernetes writes it ({@code 1Gi})
     * @param storageClass empty: the cluster's default
     */
    public record Volume(String path, String size, Optional<String> storageClass) {}

    /**
     * Manifests of the app's repository.
     *
     * @param files paths within the repository
     * @param placeholders the words that stand in them as <code>{word}</code>; no others are replaced
     */
    public record Manifests(List<String> files, Set<Placeholder> placeholders) {}

    /** What a placeholder in a manifest stands for. */
    public enum Placeholder {
        APP,
        GROUP,
        HOST,
        IMAGE,
        NAMESPACE,
        PORT,
        PRODUCT,
        REPLICAS,
        REVISION
    }

    /** This app with another role. */
    KubernetesApp withRole(Optional<String> other) {
        return new KubernetesApp(replicas, min, max, stateful, config, other, routed, manifests);
    }
}
