package io.completedflow.bench.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** honcho (PyPI), which starts the apps of a Procfile all at once. */
final class Honcho {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path program;
    private final Path apps;

    private Honcho(Path program, Path apps) throws IOException {
        this.program = program;
        this.apps = apps;
        Files.writeString(
                apps.resolve("Procfile"),
                WaitingApps.all().stream()
                        .map(app -> app.name() + ": cd " + app.name() + " && exec sh run.sh\n")
                        .collect(Collectors.joining()));
    }

    /** Installs it beside the build if it is not there; empty, and said, where that cannot be done. */
    static Optional<Honcho> find(Path apps, Consumer<String> progress) throws IOException, InterruptedException {
        Path venv = Program.launcher().resolveSibling("target").resolve("honcho");
        Path program = venv.resolve("bin").resolve("honcho");
        try {
            if (!Files.isExecutable(program)) {
                Program.run(apps, Map.of(), List.of("python3", "-m", "venv", venv.toString()));
                Program.run(apps, Map.of(), List.of(venv.resolve("bin/pip").toString(), "install", "-q", "honcho"));
            }
            return Optional.of(new Honcho(program, apps));
        } catch (IOException e) {
            progress.accept("without honcho, which cannot be installed here: "
                    + e.getMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    /** Starts all at once, waits until all are ready, and ends them. @return milliseconds until all were ready */
    double millis() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process honcho = new ProcessBuilder(program.toString(), "start")
                .directory(apps.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Waiting.until(PATIENCE, "honcho's apps", () -> WaitingApps.all().stream()
                    .allMatch(app -> ready(apps.resolve(app.name()).resolve("ready"))));
            return (System.nanoTime() - start) / 1e6;
        } finally {
            Stopping.families(List.of(honcho.pid()));
        }
    }

    private static boolean ready(Path file) {
        try {
            String pid = Files.exists(file) ? Files.readString(file).strip() : "";
            return !pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
