package io.completedflow.log.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where the events of a namespace are: {@code log/PRODUCT/NAMESPACE.ndjson}. */
record LogNames(Path home) {
    /** Names that no file system minds; ours start with an underscore, so none of them is ever one of ours. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    Path fileFor(String product, String namespace) {
        String folder = product.isEmpty() ? "_program" : safe(product);
        String name = namespace.isEmpty() ? "_product" : safe(namespace);
        return home.resolve("log").resolve(folder).resolve(name + ".ndjson");
    }

    private static String safe(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String slug = name.replaceAll("[^A-Za-z0-9]+", "-");
        return "_" + slug.substring(0, Math.min(slug.length(), 60)) + "-" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
