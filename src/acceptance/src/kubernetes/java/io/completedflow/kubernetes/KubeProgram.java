package io.completedflow.kubernetes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The program of {@code src/acceptance/kube}: a whole cluster, and a registry. */
final class KubeProgram {
    private static final Path FOLDER = Path.of("kube").toAbsolutePath();

    private final Path program;

    private KubeProgram(Path program) {
        this.program = program;
    }

    /** Builds it if its sources are newer, which takes minutes the first time. Without Go, the test that asks is skipped. */
    static KubeProgram find() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                hasGo(), "needs Go to build the cluster of src/acceptance/kube, or FLOW_TEST_KUBECONFIG; see its README.md");
        return new KubeProgram(Path.of(run(List.of(FOLDER.resolve("build").toString()))));
    }

    private static boolean hasGo() {
        return System.getenv("GO") != null
                || Files.isExecutable(Path.of("/usr/local/go/bin/go"))
                || List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    }

    /** Runs one of its commands to its end and returns what it printed. What it says beside that goes to the tests' output. */
    String run(String... arguments) throws IOException, InterruptedException {
        return run(command(arguments));
    }

    /** Starts one of its commands that ends when its input does. */
    Process start(String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + "; what it said is above");
        }
        return printed;
    }
}
