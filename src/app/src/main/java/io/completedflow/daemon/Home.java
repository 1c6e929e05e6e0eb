package io.completedflow.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder all of {@code flow}'s state lives in. It belongs to its user alone. */
public record Home(Path path) {
    /** Makes the folder, for its user alone, if it is not there. */
    public Home created() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return this;
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** Holds the loopback port the daemon listens on, for {@code flow notify} and for the commands. */
    Path port() {
        return path.resolve("watch.port");
    }

    /** Holds what a command shows the daemon to be let in; readable by its user alone. */
    Path token() {
        return path.resolve("watch.token");
    }

    public Path mirrors() {
        return path.resolve("mirrors");
    }

    /** Holds the name of the home's writer, so that it stays the same when the machine is called otherwise. */
    private Path writerFile() {
        return path.resolve("writer");
    }

    /** Who reconciles the namespaces of this home, such as {@code flow@host} after the machine that it was made on. */
    String writer() throws IOException {
        if (!Files.exists(writerFile())) {
            Files.writeString(writerFile(), "flow@" + host());
        }
        return Files.readString(writerFile()).strip();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // A machine without a name of its own.
        }
    }

    /** Holds what was asked for by those who may ask again. */
    Path requests() {
        return path.resolve("requests");
    }

    Path products() {
        return path.resolve("products");
    }
}
