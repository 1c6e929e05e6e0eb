package io.completedflow.jenkins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The distribution of {@code flow} that this build has made, and where a controller takes it. */
final class NodeTool {
    static final String UPLOAD = "/descriptorByName/io.jenkins.plugins.completedflow.node.FlowToolInstaller/upload";
    private static final Path MADE = Path.of("..", "app", "target");

    private NodeTool() {}

    static Path file() throws IOException {
        try (Stream<Path> files = Files.list(MADE)) {
            return files.filter(file -> file.getFileName().toString().matches("completed-flow-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no distribution in " + MADE.toAbsolutePath()));
        }
    }
}
