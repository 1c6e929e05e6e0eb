package io.completedflow.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.completedflow.reconcile.FollowedProduct;
import io.completedflow.reconcile.FollowedProducts;
import io.completedflow.view.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Remembers each product in a file of its own, written whole or not at all. */
final class ProductFiles implements FollowedProducts {
    private static final int SCHEMA = 1;

    private final Path folder;

    /** What a file holds. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Content(int schema, FollowedProduct product) {}

    ProductFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<FollowedProduct> load() throws IOException {
        List<FollowedProduct> products = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    products.add(read(file));
                }
            }
        }
        return products;
    }

    private static FollowedProduct read(Path file) throws IOException {
        Content content = Json.COMPACT.readValue(file.toFile(), Content.class);
        if (content.schema() != SCHEMA) {
            throw new IOException(file + " is of schema " + content.schema() + ", and this program knows " + SCHEMA
                    + "; run the version of flow that wrote it, or a newer one");
        }
        return content.product();
    }

    @Override
    public void save(FollowedProduct product) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(digest(product.repository()) + ".json");
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.write(fresh, Json.COMPACT.writeValueAsBytes(new Content(SCHEMA, product)));
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(String repository) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(repository.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
