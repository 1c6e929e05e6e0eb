package io.completedflow.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A Git repository in a folder. */
final class GitFolder {
    private GitFolder() {}

    /** Has a Jenkinsfile on {@code main} and on these branches. */
    static void create(Path folder, String... branches) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Jenkinsfile"), "echo 'built'\n");
        git(folder, "init", "-q", "-b", "main");
        commitAll(folder);
        for (String branch : branches) {
            git(folder, "branch", branch);
        }
    }

    static void commitAll(Path folder) throws IOException, InterruptedException {
        git(folder, "add", ".");
        git(folder, "-c", "user.name=A", "-c", "user.email=a@example.test", "commit", "-q", "-m", "All of it");
    }

    static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
