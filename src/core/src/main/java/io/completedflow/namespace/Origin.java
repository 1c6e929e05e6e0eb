package io.completedflow.namespace;

/**
 * What a namespace is, where it comes from and whose it is.
 *
 * @param productRepository address of the repository its flow file is read from
 * @param branch full name of the branch it is for; of a standing environment: the one that feeds it now
 * @param standing whether it is a standing environment, which no branch, ttl or reaper deletes
 * @param writer who reconciles it, such as {@code watch@host}
 */
public record Origin(
        String name,
        String product,
        String productRepository,
        String branch,
        String template,
        boolean standing,
        String writer) {

    Origin ofBranch(String other) {
        return new Origin(name, product, productRepository, other, template, standing, writer);
    }

    Origin ofWriter(String other) {
        return new Origin(name, product, productRepository, branch, template, standing, other);
    }

    Origin ofTemplate(String other) {
        return new Origin(name, product, productRepository, branch, other, standing, writer);
    }
}
