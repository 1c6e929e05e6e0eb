package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** We may die before or after any call of git; the next run sets it right. */
class DeathAtEveryStepTest {
    private static final int MORE_THAN_THERE_ARE = 40;

    @TempDir
    Path folder;

    /** A git that works for some calls and is dead from then on: before the fatal call, or after it with its locks left behind. */
    private static final String MORTAL_GIT = """
            #!/bin/sh
            echo x >> "$CALLS"
            calls=$(wc -l < "$CALLS")
            if [ "$calls" -gt "$LIVES" ]; then
              [ -n "$GIT_DIR" ] && [ -d "$GIT_DIR" ] && : > "$GIT_DIR/index.lock" && : > "$GIT_DIR/HEAD.lock"
              kill -9 $$
            fi
            [ "$calls" -lt "$LIVES" ] && exec REAL "$@"
            REAL "$@"
            [ "$DIES_AFTER" = no ] || kill -9 $$
            """;

    @Test
    void theNextRunSetsItRight() throws Exception {
        Path program = Files.createDirectories(folder.resolve("mortal")).resolve("git");
        Files.writeString(program, MORTAL_GIT.replace("REAL", realGit()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        OriginRepository origin = OriginRepository.at(folder.resolve("origin.git"));
        String first = origin.commit("main", Map.of("same", "1", "changed", "1", "removed", "1"));
        String second = origin.commit("main", Map.of("same", "1", "changed", "2", "added/deep", "1"));
        boolean survived = false;
        for (int lives = 1; !survived && lives < MORE_THAN_THERE_ARE; lives++) {
            for (String diesAfter : List.of("yes", "no")) {
                Path home = folder.resolve("home-" + lives + diesAfter);
                Path worktree = folder.resolve("worktree-" + lives + diesAfter);
                GitRepositories before = GitRepositories.open(TestSettings.in(home));
                before.checkOut(origin.address(), first, worktree);
                survived = attempt(program, home, lives, diesAfter, origin.address(), second, worktree);
                GitRepositories.open(TestSettings.in(home)).checkOut(origin.address(), second, worktree);
                assertHolds(worktree);
            }
        }
        assertThat(survived).as("a git with enough lives does it at once").isTrue();
    }

    /** Whether it did not die of it. */
    private boolean attempt(
            Path program, Path home, int lives, String diesAfter, String address, String commit, Path worktree)
            throws IOException {
        Map<String, String> variables = Map.of(
                "PATH",
                program.getParent() + ":" + System.getenv("PATH"),
                "CALLS",
                home.resolve("calls").toString(),
                "LIVES",
                Integer.toString(lives),
                "DIES_AFTER",
                diesAfter);
        try {
            GitRepositories.open(TestSettings.in(home, List.of(), variables)).checkOut(address, commit, worktree);
            return true;
        } catch (RepositoryException | IOException died) {
            return false;
        }
    }

    private static void assertHolds(Path worktree) throws IOException {
        assertThat(worktree.resolve("same")).hasContent("1");
        assertThat(worktree.resolve("changed")).hasContent("2");
        assertThat(worktree.resolve("added/deep")).hasContent("1");
        try (Stream<Path> all = Files.list(worktree)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "same", "changed", "added");
        }
    }

    private static String realGit() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(entry -> Path.of(entry, "git"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
