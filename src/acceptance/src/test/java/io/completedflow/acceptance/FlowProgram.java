package io.completedflow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program, by its launcher, with an environment, a home and a working directory of its own. */
final class FlowProgram {
    /** The unpacked distribution of this build; the property names another launcher, such as that of the source tree. */
    static final Path LAUNCHER = Path.of(System.getProperty("acceptance.launcher", "../app/target/flow/bin/flow"))
            .toAbsolutePath()
            .normalize();

    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path home;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger runs = new AtomicInteger();

    /**
     * @param folder where the output of its runs is kept
     * @param home its FLOW_HOME
     * @param directory where its commands are given
     */
    FlowProgram(Path folder, Path home, Path directory) {
        this.folder = folder;
        this.home = home;
        this.directory = directory;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", folder.toString());
        environment.put("FLOW_HOME", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    Path home() {
        return home;
    }

    /** Sets a variable of its environment from the next run on. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Runs a command to its end. */
    Run run(String... arguments) {
        Run run = start(arguments);
        run.awaitEnd(PATIENCE_SECONDS);
        return run;
    }

    /** Begins a command. */
    Run start(String... arguments) {
        // Who runs the tests in the background has SIGINT ignored, which a child inherits.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        String name = "run-" + runs.incrementAndGet();
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Run(String.join(" ", arguments), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(LAUNCHER + " cannot be run; 'mvn package' makes it", e);
        }
    }

    /** A command under way, or ended. */
    record Run(String command, Process process, Path outFile, Path errFile) {

        void awaitEnd(int seconds) {
            try {
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(command + " did not end: " + this);
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        int status() {
            awaitEnd(PATIENCE_SECONDS);
            return process.exitValue();
        }

        String out() {
            return read(outFile);
        }

        String err() {
            return read(errFile);
        }

        /** Sends a signal by the name that kill knows. */
        void signal(String name) {
            Commands.run(outFile.getParent(), "kill", "-" + name, Long.toString(process.pid()));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "flow " + command + "\n" + out() + err();
        }
    }
}
