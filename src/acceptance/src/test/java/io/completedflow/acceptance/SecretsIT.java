package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.view.NamespaceView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets reach the apps that are to have them, and nothing else. */
class SecretsIT {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final String APP = Product.line("back", "secrets: { API_KEY: { env: SHOP_API_KEY } }");
    private static final String TEMPLATES = """
            templates:
              dev: { branches: ["*"], update: { every: 1s } }
              fork: { branches: ["fork/*"], update: { every: 1s }, trusted: false }
            """;

    private Product product;

    @BeforeEach
    void makeProduct(@TempDir Path folder) {
        product = new Product(folder, "groups:\n  web:\n    apps:\n" + APP + TEMPLATES);
        product.app("back");
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void aSecretIsInNoFileAndNoOutput() throws IOException {
        product.flow().environment("SHOP_API_KEY", SECRET);
        product.watch();
        String commit = product.repository("back").push("feature", Map.of("page.txt", "one"));
        NamespaceView ready = product.awaitReady("feature", "back", commit);
        assertThat(Http.get(Namespaces.address(ready, "back"), "/has/API_KEY")).isEqualTo("yes");
        product.repository("back")
                .push("feature", Map.of("run.sh", "echo \"my key is $API_KEY\"\nexit 1\n", "page.txt", "two"));
        NamespaceView failed = product.daemon().await("feature", namespace -> Namespaces.failed(namespace, "back"));

        assertThat(Namespaces.app(failed, "back").tail()).contains("my key is ***");
        for (List<String> command : List.of(
                List.of("get", "namespaces", "-o", "json"),
                List.of("describe", "namespace", "feature", "-o", "json"),
                List.of("log", "feature", "-o", "json"),
                List.of("plan", "feature", "-o", "json"))) {
            assertThat(product.flow().run(command.toArray(String[]::new)).toString())
                    .contains("back")
                    .doesNotContain(SECRET);
        }
        product.daemon().stop();
        assertThat(filesWithTheSecret())
                .allMatch(file -> file.getFileName().toString().startsWith("output.log"));
    }

    @Test
    void aSecretThatIsMissingIsNamed() {
        product.watch();

        product.repository("back").push("feature", Map.of("page.txt", "one"));

        NamespaceView failed = product.daemon().await("feature", namespace -> Namespaces.failed(namespace, "back"));
        assertThat(Namespaces.app(failed, "back").reason()).contains("API_KEY", "SHOP_API_KEY");
    }

    @Test
    void anUntrustedBranchGetsNoSecretWhateverItsFlowFileSays() {
        product.flow().environment("SHOP_API_KEY", SECRET);
        product.watch();
        String greedy = Product.line("back", "secrets: { STOLEN: { env: SHOP_API_KEY } }");
        product.own()
                .push(
                        "fork/x",
                        Map.of(
                                "flow.yaml",
                                Product.head() + "groups:\n  web:\n    apps:\n" + greedy
                                        + TEMPLATES.replace("trusted: false", "trusted: true")));

        String commit = product.repository("back").push("fork/x", Map.of("page.txt", "fork"));

        NamespaceView ready = product.awaitReady("fork/x", "back", commit);
        assertThat(Http.get(Namespaces.address(ready, "back"), "/has/STOLEN")).isEqualTo("no");
        assertThat(Http.get(Namespaces.address(ready, "back"), "/has/API_KEY")).isEqualTo("no");
        assertThat(Http.get(Namespaces.address(ready, "back"), "/has/SHOP_API_KEY"))
                .isEqualTo("no");
    }

    private List<Path> filesWithTheSecret() throws IOException {
        try (Stream<Path> files = Files.walk(product.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(SecretsIT::holdsTheSecret)
                    .toList();
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
