package io.jenkins.plugins.completedflow.branch;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By what a project is known again after it was moved or renamed: a file in its folder on disk, which moves along, goes with it, and is not
 * copied with its configuration.
 */
final class ProjectIds {
    private static final String FILE = "completed-flow.id";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private ProjectIds() {}

    /** Empty if it has none yet. */
    static Optional<String> of(AbstractFolder<?> project) throws IOException {
        Path file = project.getRootDir().toPath().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String id = Files.readString(file, StandardCharsets.UTF_8).strip();
        return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** Whether the project of this id lies in a folder, whether Jenkins could load it or not. */
    static boolean isAt(String id, String folder) throws IOException {
        Path file = Path.of(folder).resolve(FILE);
        return !folder.isEmpty()
                && Files.exists(file)
                && Files.readString(file, StandardCharsets.UTF_8).strip().equals(id);
    }

    static String make(AbstractFolder<?> project) throws IOException {
        String id = UUID.randomUUID().toString();
        Files.writeString(project.getRootDir().toPath().resolve(FILE), id, StandardCharsets.UTF_8);
        return id;
    }
}
