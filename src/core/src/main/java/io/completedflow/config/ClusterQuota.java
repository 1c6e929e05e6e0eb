package io.completedflow.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What all apps of one namespace may take together in a cluster; empty: no limit.
 *
 * @param cpu processors, as Kubernetes writes them ({@code 8}, {@code 500m})
 * @param memory as Kubernetes writes it ({@code 16Gi})
 * @param storage of all volumes, as Kubernetes writes it
 */
public record ClusterQuota(OptionalInt pods, Optional<String> cpu, Optional<String> memory, Optional<String> storage) {
    public static final ClusterQuota NONE =
            new ClusterQuota(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
