package io.completedflow.bench.lines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another program, run to its end. */
public final class Program {
    private Program() {}

    /**
     * Runs it and returns what it printed, without surrounding blanks.
     *
     * @throws IOException if it cannot be run or fails, with what it said
     */
    public static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("flow-bench-", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()); // A pipe would be held open by what it leaves running.
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            int status = process.waitFor();
            String text = Files.readString(said).strip();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + ": " + text);
            }
            return text;
        } finally {
            Stopping.families(List.of(process.pid()));
            Files.delete(said);
        }
    }

    /** Runs it and returns how many milliseconds that took, from before it was started. */
    static double millis(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(folder, environment, command);
        return (System.nanoTime() - start) / 1e6;
    }

    /** The launcher of the program that is measured. */
    public static Path launcher() throws IOException {
        String launcher = System.getProperty("flow.launcher");
        if (launcher == null) {
            throw new IOException("the launcher is not known; run './flow bench'");
        }
        return Path.of(launcher);
    }
}
