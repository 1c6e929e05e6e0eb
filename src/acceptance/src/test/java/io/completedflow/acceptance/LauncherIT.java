package io.completedflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unpacked distribution of one's own, and what its launcher keeps beside it. */
class LauncherIT {
    private final Instant longAgo = Instant.now().minus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private Path unpacked;

    @BeforeEach
    void unpack() {
        Path distribution = FlowProgram.LAUNCHER.getParent().getParent();
        unpacked = folder.resolve("flow");
        Commands.run(folder, "cp", "-r", distribution.toString(), unpacked.toString());
        Commands.run(unpacked, "sh", "-c", "rm -f classes-*.jsa");
    }

    @Test
    void theArchiveOfClassesIsMadeAnewWhenTheProgramIsReplacedInPlace() throws IOException {
        version();
        Path archive = archive();
        setTime(unpacked.resolve("lib"), longAgo);
        setTime(archive, longAgo.plusSeconds(60));
        version();
        assertThat(time(archive)).isEqualTo(longAgo.plusSeconds(60).getEpochSecond());

        Commands.run(
                unpacked,
                "sh",
                "-c",
                "cp -p lib/completed-flow-app-*.jar other && mv other lib/completed-flow-app-*.jar");
        version();

        assertThat(time(archive)).isGreaterThan(longAgo.plusSeconds(60).getEpochSecond());
    }

    private void version() {
        assertThat(Commands.run(unpacked, "bin/flow", "--version")).startsWith("flow ");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".jsa")).toList();
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private static void setTime(Path file, Instant time) throws IOException {
        try (Stream<Path> all = Files.walk(file)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setLastModifiedTime(each, FileTime.from(time));
            }
        }
    }

    private static long time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().getEpochSecond();
    }
}
