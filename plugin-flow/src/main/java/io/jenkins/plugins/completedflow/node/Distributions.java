package io.jenkins.plugins.completedflow.node;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jenkins.model.Jenkins;

/**
 * The distributions of {@code flow} on the controller, {@code VERSION/completed-flow-VERSION.tar.gz} in a folder of the Jenkins home: put
 * there by hand, or uploaded. Beside an uploaded one lies its digest.
 */
final class Distributions {
    private static final int NAME_IN_TAR = 100;
    private static final String VERSION = "[0-9][0-9A-Za-z.-]{0,60}";
    private static final Pattern FIRST_ENTRY = Pattern.compile("completed-flow-(" + VERSION + ")/.*");

    private final Path folder;

    /** @param sha256 in hexadecimal digits */
    record Kept(String version, Path file, String sha256) {}

    Distributions(Path folder) {
        this.folder = folder;
    }

    static Distributions ofController() {
        return new Distributions(
                Jenkins.get().getRootDir().toPath().resolve("completed-flow").resolve("tool"));
    }

    List<String> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.map(path -> path.getFileName().toString())
                    .filter(version -> Files.isRegularFile(file(version)))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String version) {
        return folder.resolve(version).resolve("completed-flow-" + version + ".tar.gz");
    }

    /** @throws IOException if it is not there, or no longer what was uploaded; the message says what to do */
    Kept find(String version) throws IOException {
        if (!version.matches(VERSION)) {
            throw new IOException("'" + version + "' is no version of flow");
        }
        Path file = file(version);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "the controller has no flow " + version + "; upload its distribution, or put it at " + file);
        }
        String sha256 = Sha256.of(file);
        Path written = digest(file);
        if (Files.exists(written) && !Files.readString(written).strip().equals(sha256)) {
            throw new IOException(file + " is not what was uploaded; upload it again, or delete " + written
                    + " if it was replaced on purpose");
        }
        return new Kept(version, file, sha256);
    }

    private static Path digest(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /** @throws IOException if it is no distribution of {@code flow} */
    Kept keep(InputStream distribution) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "upload", ".tar.gz");
        try {
            Files.copy(distribution, fresh, StandardCopyOption.REPLACE_EXISTING);
            String version = version(fresh);
            Path file = file(version);
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(digest(file));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            String sha256 = Sha256.of(file);
            Files.writeString(digest(file), sha256 + "\n");
            return new Kept(version, file, sha256);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** All entries lie in a folder that is called after the version; the name of the first stands at the very beginning. */
    private static String version(Path archive) throws IOException {
        byte[] name = new byte[NAME_IN_TAR];
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            in.readFully(name);
        } catch (IOException e) {
            throw new IOException("this is no distribution of flow, completed-flow-VERSION.tar.gz", e);
        }
        Matcher entry = FIRST_ENTRY.matcher(new String(name, StandardCharsets.UTF_8).replaceFirst("\0.*", ""));
        if (!entry.matches()) {
            throw new IOException("this is no distribution of flow, completed-flow-VERSION.tar.gz");
        }
        return entry.group(1);
    }
}
