package io.jenkins.plugins.completedflow.known;

import io.jenkins.plugins.completedflow.head.RepositoryPlace;

/**
 * Which product is meant, however the address of its repository is written.
 *
 * @param text the place of the repository; the address itself if it is none
 */
public record ProductKey(String text) {
    public static ProductKey of(String productRepository) {
        try {
            return new ProductKey(RepositoryPlace.of(productRepository).text());
        } catch (IllegalArgumentException noAddress) {
            return new ProductKey(productRepository);
        }
    }
}
