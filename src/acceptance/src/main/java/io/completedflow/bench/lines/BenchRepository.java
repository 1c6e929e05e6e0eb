package io.completedflow.bench.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare Git repository that is pushed to, with a clone to work in. */
public final class BenchRepository {
    /** An identity of its own, and nothing of the user's configuration. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_AUTHOR_NAME", "Bench",
            "GIT_AUTHOR_EMAIL", "bench@example.test",
            "GIT_COMMITTER_NAME", "Bench",
            "GIT_COMMITTER_EMAIL", "bench@example.test",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_TERMINAL_PROMPT", "0");

    private final Path bare;
    private final Path clone;

    /** Makes it with these files, by path, on its branch main. */
    public BenchRepository(Path folder, String name, Map<String, String> files)
            throws IOException, InterruptedException {
        bare = folder.resolve("git").resolve(name + ".git");
        clone = folder.resolve("work").resolve(name);
        Files.createDirectories(bare.getParent());
        Files.createDirectories(clone.getParent());
        git(folder, "init", "-q", "--bare", bare.toString());
        git(bare, "symbolic-ref", "HEAD", "refs/heads/main");
        git(folder, "clone", "-q", bare.toString(), clone.toString());
        push("main", files);
    }

    public String address() {
        return bare.toString();
    }

    /** Writes files, commits and pushes them to a branch, which goes on from what was pushed last. @return the commit */
    public String push(String branch, Map<String, String> files) throws IOException, InterruptedException {
        git(clone, "checkout", "-q", "-B", branch);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = clone.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "--allow-empty", "-m", "Change");
        git(clone, "push", "-q", "origin", branch);
        return git(clone, "rev-parse", "HEAD");
    }

    static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "gc.auto=0"));
        command.addAll(List.of(arguments));
        return Program.run(folder, ENVIRONMENT, command);
    }
}
