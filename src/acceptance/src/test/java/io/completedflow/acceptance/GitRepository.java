package io.completedflow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare repository that is pushed to, with a clone to work in. Its trunk is {@code main}. */
public final class GitRepository {
    static final String TRUNK = "main";

    private final Path bare;
    private final Path worktree;

    /** @param files what its first commit holds, by path */
    public GitRepository(Path folder, String name, Map<String, String> files) {
        this.bare = folder.resolve(name + ".git");
        this.worktree = folder.resolve(name + ".work");
        Commands.run(folder, "git", "init", "-q", "--bare", "-b", TRUNK, bare.toString());
        Commands.run(folder, "git", "clone", "-q", bare.toString(), worktree.toString());
        git("checkout", "-q", "-B", TRUNK);
        write(files);
        commitAll("Begin");
        git("push", "-q", "origin", TRUNK);
    }

    public Path bare() {
        return bare;
    }

    Path worktree() {
        return worktree;
    }

    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "gc.auto=0"));
        command.addAll(List.of(arguments));
        return Commands.run(worktree, command.toArray(String[]::new));
    }

    /** Pushes a commit with these files to a branch, which starts at the trunk if it is new. @return the commit */
    public String push(String branch, Map<String, String> files) {
        boolean there = !git("ls-remote", "origin", "refs/heads/" + branch).isEmpty();
        git("checkout", "-q", "-B", branch, there ? "origin/" + branch : "origin/" + TRUNK);
        String commit = commit(files);
        git("push", "-q", "origin", branch);
        return commit;
    }

    /** A commit on what is checked out, not pushed. @return the commit */
    String commit(Map<String, String> files) {
        write(files);
        commitAll("Change " + String.join(", ", files.keySet()));
        return git("rev-parse", "HEAD");
    }

    public void delete(String... branches) {
        List<String> command = new ArrayList<>(List.of("push", "-q", "origin", "--delete"));
        command.addAll(List.of(branches));
        git(command.toArray(String[]::new));
    }

    /** Has a hook tell the daemon of every push, as the documentation says it. */
    void notifyBy(Path launcher, Path home) {
        Path hook = bare.resolve("hooks/post-receive");
        try {
            Files.createDirectories(hook.getParent());
            Files.writeString(hook, """
                    #!/bin/sh
                    export FLOW_HOME='%s'
                    while read -r old new ref; do '%s' notify "$PWD" "${ref#refs/heads/}"; done
                    """.formatted(home, launcher));
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commitAll(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }

    private void write(Map<String, String> files) {
        files.forEach((path, text) -> {
            try {
                Path file = worktree.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
