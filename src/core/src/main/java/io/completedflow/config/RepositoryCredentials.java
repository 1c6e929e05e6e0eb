package io.completedflow.config;

import java.util.Optional;

/**
 * How to be let in at repositories whose address starts with a prefix; the secrets are references.
 *
 * @param prefix the start of the addresses it is for; the longest that matches is used
 * @param username for {@code https}, with {@code password}
 * @param password for {@code https}
 * @param key path of a private key, for {@code ssh}
 */
public record RepositoryCredentials(
        String prefix, Optional<String> username, Optional<SecretReference> password, Optional<String> key) {}
