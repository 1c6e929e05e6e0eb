package io.completedflow.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How to be let in at repositories whose address starts with a prefix; the secrets are references.
 *
 * @param prefix the start of the addresses it is for, ending where a name ends; the longest that matches is used
 * @param username for {@code https}, with {@code password}
 * @param password for {@code https}
 * @param key path of a private key, for {@code ssh}
 */
public record RepositoryCredentials(
        String prefix, Optional<String> username, Optional<SecretReference> password, Optional<String> key) {
    /** The credentials to use for an address: those with the longest prefix that matches. */
    public static Optional<RepositoryCredentials> forAddress(Collection<RepositoryCredentials> all, String address) {
        return all.stream()
                .filter(one -> one.matches(address))
                .max(Comparator.comparingInt(one -> one.prefix.length()));
    }

    /** Whether the prefix ends where a name of the address does, so that {@code https://host} is not {@code https://host.evil}. */
    private boolean matches(String address) {
        if (prefix.isEmpty() || !address.startsWith(prefix)) {
            return false;
        }
        String rest = address.substring(prefix.length());
        boolean scpLike = !address.contains("://");
        return rest.isEmpty()
                || prefix.endsWith("/")
                || prefix.endsWith(":")
                || rest.startsWith("/")
                || (scpLike && rest.startsWith(":"));
    }
}
