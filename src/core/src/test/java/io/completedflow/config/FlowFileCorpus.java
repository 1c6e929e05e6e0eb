package io.completedflow.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files under {@code flow-files}: good ones, and bad ones that say in comments what is wrong with them. */
final class FlowFileCorpus {
    private static final Path FOLDER = Path.of("src/test/resources/flow-files");
    private static final String EXPECT = "# expect: ";
    private static final String BLIND = "# schema: cannot see this";

    /** @param text what the reader is given */
    record Entry(String name, String text) {
        /** What the reader must say, line by line. */
        List<String> expected() {
            return text.lines()
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> "flow.yaml:" + line.substring(EXPECT.length()))
                    .toList();
        }

        /** Whether only the reader can see what is wrong. */
        boolean schemaIsBlind() {
            return text.lines().anyMatch(BLIND::equals);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private FlowFileCorpus() {}

    static List<Entry> good() {
        return entries("good");
    }

    static List<Entry> bad() {
        return entries("bad");
    }

    private static List<Entry> entries(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted()
                    .map(file -> new Entry(file.getFileName().toString(), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
