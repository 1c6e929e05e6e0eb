package io.completedflow.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.namespace.ProductState;
import io.completedflow.namespace.RepositoryState;
import io.completedflow.reconcile.FollowedProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductFilesTest {
    private static final FollowedProduct SHOP = new FollowedProduct(
            "git@git.example.test:shop/product.git",
            Optional.of("0123456789abcdef0123456789abcdef01234567"),
            new ProductState(
                    Map.of("../catalog.git", new RepositoryState(Map.of("feature/é", "c1"), Set.of("old"))),
                    Map.of("gone", Map.of("../catalog.git", 1)),
                    Map.of("../catalog.git", Set.of("announced")),
                    Map.of("removed", Map.of("../catalog.git", "c2")),
                    Map.of("feature/é", Instant.parse("2026-11-21T10:00:00.123456789Z")),
                    Set.of("held"),
                    Map.of("refused", "its cap is reached")));

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        FollowedProduct other = new FollowedProduct("/srv/git/other.git", Optional.empty(), ProductState.EMPTY);
        ProductFiles files = new ProductFiles(folder.resolve("products"));

        files.save(new FollowedProduct(SHOP.repository(), Optional.empty(), ProductState.EMPTY));
        files.save(other);
        files.save(SHOP);

        assertThat(new ProductFiles(folder.resolve("products")).load()).containsExactlyInAnyOrder(SHOP, other);
    }

    @Test
    void aNewHomeHasNone() throws IOException {
        assertThat(new ProductFiles(folder.resolve("products")).load()).isEqualTo(List.of());
    }

    @Test
    void whatWasCutShortIsNoProduct() throws IOException {
        ProductFiles files = new ProductFiles(folder);
        files.save(SHOP);
        Files.writeString(folder.resolve("0123.json.new"), "{\"schema\":");

        assertThat(files.load()).containsExactly(SHOP);
    }

    @Test
    void aSchemaOfALaterVersionIsRefusedByName() throws IOException {
        ProductFiles files = new ProductFiles(folder);
        files.save(SHOP);
        Path file;
        try (Stream<Path> saved = Files.list(folder)) {
            file = saved.findFirst().orElseThrow();
        }
        Files.writeString(file, Files.readString(file).replace("\"schema\":1", "\"schema\":2"));

        assertThatThrownBy(files::load)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file.toString(), "schema 2");
    }
}
