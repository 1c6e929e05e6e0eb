package io.jenkins.plugins.completedflow.head;

import io.completedflow.source.RepositoryAddress;
import java.util.Locale;

/**
 * Where a repository is, however it is reached: {@code git@git.example.test:shop/web.git} and {@code https://git.example.test/shop/web}
 * are one place.
 *
 * @param text host in lower case and path, such as {@code git.example.test/shop/web}; the path alone on this machine
 */
public record RepositoryPlace(String text) {

    /** @throws IllegalArgumentException if the address is none, without a secret in its message */
    public static RepositoryPlace of(String address) {
        RepositoryAddress parsed = RepositoryAddress.parse(address.trim());
        String path = parsed.path().replaceFirst("^/+", "").replaceFirst("\\.git$", "");
        String host = host(parsed.base());
        return new RepositoryPlace(host.isEmpty() ? path : host + "/" + path);
    }

    private static String host(String base) {
        return base.replaceFirst("^[A-Za-z]+://", "")
                .replaceFirst("^.*@", "")
                .replaceFirst(":[0-9]*$", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
