package io.completedflow.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Git repository that a multibranch project takes its branches from; each branch has a Jenkinsfile. */
final class SourceRepository {
    private final Path folder;

    SourceRepository(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        git("init", "-q", "-b", "main", ".");
        write("Jenkinsfile", "echo 'built'");
        commit("main", "Begin");
    }

    Path folder() {
        return folder;
    }

    /** A new commit on a branch, which is made from {@code main} if it is not there. @return the commit */
    String push(String branch) throws IOException, InterruptedException {
        boolean there = !git("branch", "--list", branch).isEmpty();
        git("checkout", "-q", there ? branch : "main");
        if (!there) {
            git("checkout", "-q", "-b", branch);
        }
        return commit(branch, "Change");
    }

    String push(String branch, String file, String text) throws IOException, InterruptedException {
        push(branch);
        write(file, text);
        return commit(branch, "Write " + file);
    }

    void delete(String branch) throws IOException, InterruptedException {
        git("checkout", "-q", "main");
        git("branch", "-q", "-D", branch);
    }

    private String commit(String branch, String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message + " " + branch);
        return git("rev-parse", "HEAD");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.test", "-c", "gc.auto=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }
}
