package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a repository, we say what git itself says. */
class RandomHistoryTest {
    private static final int STEPS = 25;

    @TempDir
    Path folder;

    private OriginRepository origin;
    private GitRepositories repositories;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void listingsAndWorktreesAgreeWithGit(long seed) throws Exception {
        Random random = new Random(seed);
        origin = OriginRepository.at(folder.resolve("origin.git"));
        repositories = GitRepositories.open(TestSettings.in(folder.resolve("home")));
        for (int step = 0; step < STEPS; step++) {
            change(random);
            Map<String, String> branches = repositories.list(origin.address()).branches();
            assertThat(branches).isEqualTo(refs("refs/heads", "%(objectname)"));
            assertThat(repositories.list(origin.address()).tags()).isEqualTo(refs("refs/tags", "%(*objectname)"));
            for (String commit : branches.values()) {
                assertWorktreeHolds(commit, random);
            }
        }
    }

    private void change(Random random) {
        String branch = "branch/" + random.nextInt(3);
        Map<String, String> files = files(random);
        switch (random.nextInt(5)) {
            case 0 -> origin.forcePush(branch, files);
            case 1 -> origin.deleteBranch(branch);
            case 2 -> origin.tag("v" + random.nextInt(3), origin.commit(branch, files));
            default -> origin.commit(branch, files);
        }
    }

    private static Map<String, String> files(Random random) {
        Map<String, String> files = new HashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            // A path may be a file in one commit and a folder in the next.
            String path = "d" + random.nextInt(3) + (random.nextBoolean() ? "" : "/f" + random.nextInt(3));
            boolean clashes = files.keySet().stream()
                    .anyMatch(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
            if (!clashes) {
                files.put(path, "text " + random.nextInt(4) + "\n");
            }
        }
        return files;
    }

    private Map<String, String> refs(String prefix, String id) {
        Map<String, String> refs = new HashMap<>();
        origin.git("for-each-ref", "--format=%(refname:lstrip=2) " + id, prefix)
                .lines()
                .forEach(line -> {
                    String[] nameAndId = line.split(" ", 2);
                    refs.put(nameAndId[0], nameAndId[1]);
                });
        return refs;
    }

    private void assertWorktreeHolds(String commit, Random random) throws Exception {
        Path worktree = folder.resolve("worktree-" + random.nextInt(2));
        repositories.checkOut(origin.address(), commit, worktree);
        Map<String, String> expected = new TreeMap<>();
        origin.git("ls-tree", "-r", "--format=%(objectname) %(path)", commit)
                .lines()
                .forEach(line -> {
                    String[] idAndPath = line.split(" ", 2);
                    expected.put(idAndPath[1], origin.git("cat-file", "blob", idAndPath[0]));
                });
        Map<String, String> held = new TreeMap<>();
        try (Stream<Path> files = Files.walk(worktree)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                held.put(worktree.relativize(file).toString(), Files.readString(file));
            }
        }
        held.remove(".git");
        assertThat(held).isEqualTo(expected);
        Files.writeString(worktree.resolve("stray-" + random.nextInt(9)), "x");
    }
}
