package io.completedflow.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A product's flow file, read and checked for shape.
 *
 * @param trunk the branch an app follows when its repository lacks the namespace's branch
 * @param namespaceName pattern of namespace names with {@code {product}} and {@code {branch}}; empty: the branch alone
 * @param groups by name, in the order of the file
 * @param templates by name, in the order of the file; {@code dev} is always there
 */
public record FlowFile(
        String product,
        String trunk,
        Optional<String> namespaceName,
        Map<String, Group> groups,
        Map<String, Template> templates,
        List<RepositoryCredentials> credentials,
        Location where) {
    public static final String NAME = "flow.yaml";
    public static final String API_VERSION = "completed-flow/v1";

    /** All apps, in the order of the file. */
    public Stream<App> apps() {
        return groups.values().stream().flatMap(group -> group.apps().values().stream());
    }
}
