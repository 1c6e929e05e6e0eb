package io.completedflow.namespace.process.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    private OutputFile output;

    @BeforeEach
    void make() {
        output = new OutputFile(folder.resolve("output.log"), 20);
    }

    private void append(String text) throws IOException {
        Files.writeString(output.path(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void nothingWrittenHasNoLines() throws IOException {
        assertThat(output.lastLines(10)).isEmpty();
        assertThat(output.size()).isZero();
        output.bound();
    }

    @Test
    void givesTheLastLines() throws IOException {
        append("a\nb\nc");
        assertThat(output.lastLines(2)).containsExactly("b", "c");
        assertThat(output.lastLines(0)).isEmpty();
        assertThat(output.lastLinesSince(2, 10)).containsExactly("b", "c");
        assertThat(output.lastLines(4, 10)).containsExactly("a", "b");
    }

    @Test
    void keepsTheEndWhenItGrowsTooLarge() throws IOException {
        append("0123456789\n0123456789\nlast\n");
        output.bound();
        assertThat(output.size()).isZero();
        assertThat(output.lastLines(10)).endsWith("0123456789", "last");
        append("new\n");
        assertThat(output.lastLines(2)).containsExactly("last", "new");
        assertThat(output.lastLinesSince(1000, 10)).containsExactly("new");
    }

    @Test
    void cutsLinesThatAreTooLong() throws IOException {
        append("x".repeat(5000));
        List<String> lines = new OutputFile(output.path(), 10_000).lastLines(20);
        assertThat(lines).singleElement().asString().hasSize(2001).endsWith("…");
    }
}
