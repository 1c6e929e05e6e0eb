package io.completedflow.reconcile;

import io.completedflow.config.RepositoryCredentials;
import java.util.List;

/**
 * What is known of a product beyond its namespaces.
 *
 * @param product empty until its flow file could be read
 * @param repository address of the product repository
 * @param notices what a person should know: an unusable flow file, repositories that do not answer, paused deletions, refused branches; one
 *     sentence each
 * @param credentials how to be let in at its repositories
 */
public record ProductStatus(
        String product, String repository, List<String> notices, List<RepositoryCredentials> credentials) {}
