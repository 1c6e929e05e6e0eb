package io.completedflow.source.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The git program of this machine. */
final class GitProgram {
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 30;
    private static final String MEND = "; install git " + OLDEST_MAJOR + "." + OLDEST_MINOR + " or newer";
    private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*", Pattern.DOTALL);

    /** No repository's own programs run, and none of git's housekeeping goes on by itself. */
    private static final List<String> ALWAYS = List.of(
            "-c", "core.hooksPath=/dev/null",
            "-c", "core.fsmonitor=false",
            "-c", "gc.auto=0",
            "-c", "maintenance.auto=false",
            "-c", "core.quotePath=false");

    private final Path program;
    private final Path folder;

    private GitProgram(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Finds git on the {@code PATH} of an environment.
     *
     * @param folder where it runs
     * @throws IOException if it is not there or too old
     */
    static GitProgram find(Map<String, String> environment, Path folder) throws IOException {
        for (String entry : environment.getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(entry, "git").toAbsolutePath();
            if (!entry.isEmpty() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                GitProgram found = new GitProgram(candidate, folder);
                found.checkVersion(environment);
                return found;
            }
        }
        throw new IOException("git is not on the PATH" + MEND);
    }

    /** Runs {@code git arguments} with exactly this environment. */
    ChildProcess.Result run(List<String> arguments, Map<String, String> environment, byte[] input, Duration deadline)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(ALWAYS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return ChildProcess.run(builder, input, deadline);
    }

    private void checkVersion(Map<String, String> environment) throws IOException {
        String said;
        try {
            ChildProcess.Result result = run(List.of("--version"), environment, new byte[0], Duration.ofSeconds(30));
            said = new String(result.output(), StandardCharsets.UTF_8).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + program + " for its version", e);
        }
        Matcher version = VERSION.matcher(said);
        if (!version.matches()) {
            throw new IOException(program + " does not say its version" + MEND);
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
            throw new IOException(program + " is too old (" + said + ")" + MEND);
        }
    }
}
