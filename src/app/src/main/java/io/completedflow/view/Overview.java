package io.completedflow.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a product's namespaces at one moment.
 *
 * @param productRepository address of the repository its flow file is read from
 * @param door base address of the front door, such as {@code http://127.0.0.1:8080}; empty while no daemon runs
 * @param namespaces by name, in alphabetical order
 * @param notices what a person should know beyond the namespaces, such as an unreachable repository; one sentence each
 */
public record Overview(
        String product,
        String productRepository,
        Optional<String> door,
        Instant at,
        List<NamespaceView> namespaces,
        List<String> notices) {
    public Overview {
        namespaces = List.copyOf(namespaces);
        notices = List.copyOf(notices);
    }

    /** The namespace of this name, if there is one. */
    public Optional<NamespaceView> namespace(String name) {
        return namespaces.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
