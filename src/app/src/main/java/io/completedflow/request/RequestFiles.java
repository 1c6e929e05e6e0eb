package io.completedflow.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.completedflow.view.Json;
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

/** Keeps each request in a file of its own, written whole or not at all. */
final class RequestFiles {
    private static final int SCHEMA = 1;

    private final Path folder;

    /** What a file holds. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Content(int schema, RequestState state) {}

    RequestFiles(Path folder) {
        this.folder = folder;
    }

    List<RequestState> load() throws IOException {
        List<RequestState> states = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    states.add(read(file));
                }
            }
        }
        return states;
    }

    private static RequestState read(Path file) throws IOException {
        Content content = Json.COMPACT.readValue(file.toFile(), Content.class);
        if (content.schema() != SCHEMA) {
            throw new IOException(file + " is of schema " + content.schema() + ", and this program knows " + SCHEMA
                    + "; run the version of flow that wrote it, or a newer one");
        }
        return content.state();
    }

    /** Returns when it is on the disk. */
    void save(RequestState state) throws IOException {
        Files.createDirectories(folder);
        Path file = file(state.request().id());
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(Json.COMPACT.writeValueAsBytes(new Content(SCHEMA, state))));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** An id may hold characters that no file name can. */
    private Path file(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
