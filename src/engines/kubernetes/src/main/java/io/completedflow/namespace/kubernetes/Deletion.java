package io.completedflow.namespace.kubernetes;

import io.completedflow.namespace.kubernetes.state.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what holds the deletion of a namespace. */
final class Deletion {
    /** The conditions by which Kubernetes says what holds it, the gravest first. */
    private static final List<String> OBSTACLES = List.of(
            "NamespaceDeletionDiscoveryFailure",
            "NamespaceDeletionGroupVersionParsingFailure",
            "NamespaceDeletionContentFailure",
            "NamespaceFinalizersRemaining",
            "NamespaceContentRemaining");

    private Deletion() {}

    /** Empty if nothing is known to hold it. */
    static String obstacle(Live namespace) {
        return OBSTACLES.stream()
                .map(namespace::condition)
                .flatMap(Optional::stream)
                .filter(condition -> "True".equals(condition.get("status")))
                .map(Deletion::said)
                .collect(Collectors.joining("; "));
    }

    private static String said(Map<String, Object> condition) {
        String message = String.valueOf(condition.get("message"));
        return "NamespaceDeletionDiscoveryFailure".equals(condition.get("type"))
                ? "an API service does not answer: " + message
                : message;
    }
}
