package io.completedflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The registry of the tests keeps what is pushed to it, and asks who somebody is where it should. */
@Tag("kubernetes")
class RegistryIT {
    private static final String ANYTHING = "application/vnd.oci.image.manifest.v1+json";

    @Test
    void keepsImagesByTagAndDigest() throws Exception {
        try (Registry registry = Registry.start()) {
            String first = registry.push("shop/catalog", "1.0.0", "first");
            String second = registry.push("shop/catalog", "1.0.1", "second");
            String moved = registry.push("shop/catalog", "1.0.0", "third");

            assertThat(get(registry, "/v2/shop/catalog/tags/list", "").body()).contains("1.0.0", "1.0.1");
            assertThat(digest(get(registry, "/v2/shop/catalog/manifests/1.0.1", ""))).isEqualTo(second);
            assertThat(digest(get(registry, "/v2/shop/catalog/manifests/1.0.0", ""))).isEqualTo(moved);
            assertThat(get(registry, "/v2/shop/catalog/manifests/" + first, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersNobodyElseThanItsUser() throws Exception {
        try (Registry registry = Registry.start("ci", "secret")) {
            registry.push("shop/catalog", "1.0.0", "first");

            HttpResponse<String> refused = get(registry, "/v2/shop/catalog/tags/list", "");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(asked -> assertThat(asked)
                    .startsWith("Basic"));
            assertThat(get(registry, "/v2/shop/catalog/tags/list", "ci:secret").statusCode())
                    .isEqualTo(200);
        }
    }

    private static String digest(HttpResponse<String> answer) {
        return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private static HttpResponse<String> get(Registry registry, String path, String credentials)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(registry.address().resolve(path)).header("Accept", ANYTHING);
        if (!credentials.isEmpty()) {
            String pair = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + pair);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
