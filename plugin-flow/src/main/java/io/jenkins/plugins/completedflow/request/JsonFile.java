package io.jenkins.plugins.completedflow.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
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

/** Live state on the controller's disk: a value with the number of its schema, written whole or not at all. */
final class JsonFile {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int SCHEMA = 1;
    private static final String SUFFIX = ".json";

    private JsonFile() {}

    /** The file for a key, which may hold characters that no file name can. */
    static Path of(Path folder, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** All files of a folder; none if there is no folder. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Returns when it is on the disk. */
    static void write(Path file, Object value) throws IOException {
        Files.createDirectories(file.getParent());
        ObjectNode content = JSON.valueToTree(value);
        content.put("schema", SCHEMA);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException if it cannot be read, or is of another schema */
    static <T> T read(Path file, Class<T> type) throws IOException {
        JsonNode content = JSON.readTree(file.toFile());
        int schema = content.path("schema").asInt();
        if (schema != SCHEMA) {
            throw new IOException("it is of schema " + schema + ", and this plugin knows " + SCHEMA
                    + "; use the version of the plugin that wrote it, or a newer one");
        }
        return JSON.treeToValue(content, type);
    }
}
