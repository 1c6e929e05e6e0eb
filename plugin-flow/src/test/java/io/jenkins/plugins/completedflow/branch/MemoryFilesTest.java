package io.jenkins.plugins.completedflow.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.request.FlowRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFilesTest {
    @TempDir
    Path folder;

    private MemoryFiles files;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        files = new MemoryFiles(folder.resolve("projects"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ProjectMemory memory = new ProjectMemory(
                "epoch",
                7,
                "shop/catalog",
                "/jenkins/jobs/shop/jobs/catalog",
                "https://git.example.test/shop.git",
                true,
                Optional.of(Instant.parse("2026-11-21T10:00:00Z")),
                new TreeMap<>(Map.of(
                        "<script>alert(1)</script>",
                        new BranchMemory(
                                true,
                                "r1",
                                new OpenRequest("epoch-7", FlowRequest.Kind.DELETE),
                                3,
                                Instant.parse("2026-11-21T10:00:01.5Z"),
                                BranchState.GONE,
                                "Émoji 🎉"))));

        files.write("one", memory);

        assertThat(files.read("one")).contains(memory);
        assertThat(files.ids()).containsExactly("one");
        files.delete("one");
        assertThat(files.read("one")).isEmpty();
    }

    @Test
    void knowsNothingAtFirst() throws IOException {
        assertThat(files.ids()).isEmpty();
        assertThat(files.read("one")).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotUnderstandWithTheFileAndTheMend() throws IOException {
        Files.createDirectories(folder.resolve("projects"));
        Files.writeString(folder.resolve("projects/one.json"), "{\"schema\": 2, \"branches\": {}}");
        Files.writeString(folder.resolve("projects/two.json"), "{");

        assertThatThrownBy(() -> files.read("one"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one.json cannot be read; delete it")
                .hasRootCauseMessage("schema 2 is not known; 1 is");
        assertThatThrownBy(() -> files.read("two")).hasMessageContaining("two.json");
    }
}
