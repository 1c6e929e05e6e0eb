package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignOwnerTest {
    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    @Test
    void aLocalRepositoryMayBelongToSomebodyElse() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to give a repository to another user");
        OriginRepository origin = OriginRepository.at(folder.resolve("origin.git"));
        String commit = origin.commit("main", Map.of("x", "1"));
        try (Stream<Path> all = Files.walk(origin.folder())) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", NOBODY);
            }
        }
        GitRepositories repositories = GitRepositories.open(TestSettings.in(folder.resolve("home")));
        assertThat(repositories.list(origin.address()).branches()).isEqualTo(Map.of("main", commit));
        assertThat(repositories.list("file://" + origin.address()).branches()).isEqualTo(Map.of("main", commit));
        repositories.checkOut(origin.address(), commit, folder.resolve("worktree"));
        assertThat(folder.resolve("worktree/x")).hasContent("1");
    }
}
