package io.completedflow.namespace.process.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts shell commands, each in a session and process group of its own, so that they outlive us and end as a whole. */
public final class Shell {
    private static final String SH = "/bin/sh";

    private final Spawner spawner;
    private final Path setsid;
    private final Optional<Path> bubblewrap;

    private Shell(Spawner spawner, Path setsid, Optional<Path> bubblewrap) {
        this.spawner = spawner;
        this.setsid = setsid;
        this.bubblewrap = bubblewrap;
    }

    /** @throws IOException if the machine lacks what is needed, naming the package that has it */
    public static Shell find(Spawner spawner) throws IOException {
        Path setsid = program("setsid")
                .orElseThrow(() -> new IOException(
                        "engine process needs the program setsid; install the package" + " util-linux"));
        return new Shell(spawner, setsid, program("bwrap"));
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin:/bin";
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a command; the process returned leads its session.
     *
     * @throws IOException if it cannot be started, a sandbox asked for and not there included
     */
    public Process start(ShellCommand command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(setsid.toString());
        if (command.sandbox().isPresent()) {
            words.addAll(command.sandbox().get().command(requireBubblewrap(), command.directory()));
        }
        words.addAll(List.of(SH, "-c", command.line()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(command.output().toFile()))
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        environment.put(Marks.VARIABLE, command.mark());
        return spawner.start(builder);
    }

    private Path requireBubblewrap() throws IOException {
        return bubblewrap.orElseThrow(() -> new IOException("isolation: sandbox needs the program bwrap, which is not"
                + " here; install the package bubblewrap, or leave isolation out"));
    }
}
