package io.completedflow.kubernetes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The program of {@code src/acceptance/kube}: a whole cluster, and a registry. */
final class KubeProgram {
    /** What {@code build} exits with where Go, a Go new enough, or the modules are missing. */
    private static final int LACKS_SOMETHING = 3;

    private static final Path FOLDER = Path.of("kube").toAbsolutePath();

    private final Path program;

    private KubeProgram(Path program) {
        this.program = program;
    }

    /** Builds it if its sources are newer, which takes minutes the first time. Where it cannot be built, the test is skipped. */
    static KubeProgram find() throws IOException, InterruptedException {
        return new KubeProgram(Path.of(run(List.of(FOLDER.resolve("build").toString()))));
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
        Assumptions.assumeTrue(
                status != LACKS_SOMETHING,
                "needs Go and its modules for the cluster of src/acceptance/kube, or FLOW_TEST_KUBECONFIG; see its README.md");
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + "; what it said is above");
        }
        return printed;
    }
}
