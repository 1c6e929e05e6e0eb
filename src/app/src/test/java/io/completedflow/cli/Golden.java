package io.completedflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they are to be, in files; {@code -Dflow.write-golden} writes them anew, to be read before they are kept. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/completedflow/cli");

    private Golden() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static void assertSame(String name, String actual) {
        assertSame(file(name), actual);
    }

    static void assertSame(Path file, String actual) {
        try {
            if (System.getProperty("flow.write-golden") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual).as("%s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
