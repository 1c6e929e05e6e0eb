package io.jenkins.plugins.completedflow.branch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was done for the branches of each project, one JSON file a project, written whole or not at all. */
final class MemoryFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String SUFFIX = ".json";

    private final Path folder;

    MemoryFiles(Path folder) {
        this.folder = folder;
    }

    /** The ids of the projects that something is known of. */
    Set<String> ids() throws IOException {
        Set<String> ids = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    /** @throws IOException with the file's name, if it cannot be read */
    Optional<ProjectMemory> read(String id) throws IOException {
        Path file = folder.resolve(id + SUFFIX);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), KeptMemory.class).memory());
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    file + " cannot be read; delete it, and its project's branches are looked at anew", e);
        }
    }

    void write(String id, ProjectMemory memory) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(id + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(KeptMemory.of(memory)));
        Files.move(
                fresh,
                folder.resolve(id + SUFFIX),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + SUFFIX));
    }
}
