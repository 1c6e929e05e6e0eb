package io.jenkins.plugins.completedflow.request;

/**
 * A namespace as its node's daemon last told it.
 *
 * @param node name of the node it lives on
 * @param product its product's name
 * @param productRepository address of the repository with the flow file
 * @param branch full name of its branch
 * @param standing whether it is a standing environment
 * @param json the namespace in the shape of {@code flow describe -o json}
 */
public record KnownNamespace(
        String node,
        String name,
        String product,
        String productRepository,
        String branch,
        boolean standing,
        String json) {}
