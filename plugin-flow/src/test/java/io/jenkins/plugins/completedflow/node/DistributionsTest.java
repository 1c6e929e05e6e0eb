package io.jenkins.plugins.completedflow.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.completedflow.node.Distributions.Kept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions are kept by version, and arrive on nodes whole or not at all. */
class DistributionsTest {
    @TempDir
    private Path folder;

    private Path archive;
    private Distributions distributions;

    @BeforeEach
    void pack() throws Exception {
        Path program = Files.createDirectories(folder.resolve("completed-flow-1.2-SNAPSHOT/bin"));
        Files.writeString(program.resolve("flow"), "#!/bin/sh\necho flow\n");
        assertThat(program.resolve("flow").toFile().setExecutable(true)).isTrue();
        archive = folder.resolve("any-name");
        run("tar", "-czf", archive.toString(), "-C", folder.toString(), "completed-flow-1.2-SNAPSHOT");
        distributions = new Distributions(folder.resolve("tool"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Kept keep() throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return distributions.keep(in);
        }
    }

    @Test
    void anUploadIsFoundByTheVersionItHolds() throws IOException {
        assertThat(distributions.versions()).isEmpty();
        Kept kept = keep();

        assertThat(kept.version()).isEqualTo("1.2-SNAPSHOT");
        assertThat(distributions.versions()).containsExactly("1.2-SNAPSHOT");
        assertThat(distributions.find("1.2-SNAPSHOT")).isEqualTo(kept);
        assertThat(keep()).as("uploaded again").isEqualTo(kept);
    }

    @Test
    void oneThatWasPutThereByHandIsFoundToo() throws IOException {
        Path place = Files.createDirectories(folder.resolve("tool/7")).resolve("completed-flow-7.tar.gz");
        Files.copy(archive, place);

        assertThat(distributions.find("7").file()).isEqualTo(place);
    }

    @Test
    void whatIsMissingOrChangedOrNoneIsRefused() throws IOException {
        assertThatThrownBy(() -> distributions.find("3"))
                .hasMessageContainingAll("the controller has no flow 3", "completed-flow-3.tar.gz");
        assertThatThrownBy(() -> distributions.find("../..")).hasMessageContaining("no version");
        InputStream text = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> distributions.keep(text)).hasMessageContaining("no distribution of flow");

        Files.writeString(keep().file(), "changed");
        assertThatThrownBy(() -> distributions.find("1.2-SNAPSHOT")).hasMessageContaining("is not what was uploaded");
    }

    @Test
    void itIsUnpackedWholeOnTheNode() throws IOException {
        Kept kept = keep();
        Path arrived = Files.copy(kept.file(), folder.resolve("arrived"));
        Path target = folder.resolve("flow");
        new DistributionUnpacking(arrived.toString(), kept.sha256(), target.toString()).call();

        assertThat(target.resolve("bin/flow")).isExecutable();
        assertThat(arrived).doesNotExist();
    }

    @Test
    void whatDoesNotArriveWholeIsNotUnpacked() throws IOException {
        Kept kept = keep();
        Path arrived = Files.writeString(folder.resolve("arrived"), "half");
        Path target = folder.resolve("flow");

        assertThatThrownBy(() -> new DistributionUnpacking(arrived.toString(), kept.sha256(), target.toString()).call())
                .hasMessageContainingAll("did not arrive whole", kept.sha256());
        assertThat(target).doesNotExist();
        assertThat(arrived).doesNotExist();
    }
}
