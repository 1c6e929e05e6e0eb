package io.completedflow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of {@link Repositories} does. */
public abstract class RepositoriesContract {
    private static final Map<String, String> FIRST =
            Map.of("flow.yaml", "product: shop\n", "src/Main.java", "class Main {}\n");
    private static final Map<String, String> SECOND =
            Map.of("flow.yaml", "product: shop\n", "src/Other.java", "class Other {}\n");
    private static final String NO_COMMIT = "0123456789012345678901234567890123456789";

    @TempDir
    protected Path folder;

    private Repositories repositories;
    private TestRepository origin;

    /** The implementation under test. */
    protected abstract Repositories repositories();

    /** A new, empty repository that the implementation can reach. */
    protected abstract TestRepository newRepository(String name);

    /** An address at which there is no repository. */
    protected abstract String unreachableAddress();

    @BeforeEach
    void setUp() {
        repositories = repositories();
        origin = newRepository("origin");
    }

    @Test
    void anEmptyRepositoryHasNeitherBranchesNorTags() throws RepositoryException {
        assertThat(repositories.list(origin.address())).isEqualTo(new Listing(Map.of(), Map.of()));
    }

    @Test
    void listsBranchesAsTheyComeMoveAndGo() throws RepositoryException {
        String first = origin.commit("main", FIRST);
        assertThat(repositories.list(origin.address()).branches()).isEqualTo(Map.of("main", first));
        String second = origin.commit("feature/1-é", SECOND);
        assertThat(repositories.list(origin.address()).branches())
                .isEqualTo(Map.of("main", first, "feature/1-é", second));
        String forced = origin.forcePush("main", SECOND);
        origin.deleteBranch("feature/1-é");
        assertThat(repositories.list(origin.address()).branches()).isEqualTo(Map.of("main", forced));
        assertThat(forced).isNotEqualTo(first);
    }

    @Test
    void tellsTheDefaultBranchAlsoWhenItIsRenamed() throws RepositoryException {
        origin.head("develop");
        String first = origin.commit("main", FIRST);
        assertThat(repositories.list(origin.address()).head()).isEmpty();
        origin.commit("develop", SECOND);
        assertThat(repositories.list(origin.address()).head()).contains("develop");
        assertThat(repositories.list(origin.address()).head()).contains("develop");
        origin.head("main");
        origin.deleteBranch("develop");
        assertThat(repositories.list(origin.address()))
                .isEqualTo(new Listing(Map.of("main", first), Map.of(), Optional.of("main")));
    }

    @Test
    void aTagIsTheCommitItPointsTo() throws RepositoryException {
        String commit = origin.commit("main", FIRST);
        origin.tag("v1.0.0", commit);
        assertThat(repositories.list(origin.address()).tags()).isEqualTo(Map.of("v1.0.0", commit));
    }

    @Test
    void readsAFileAtACommit() throws RepositoryException {
        String commit = origin.commit("main", FIRST);
        origin.commit("main", Map.of("flow.yaml", "product: later\n"));
        assertThat(repositories.read(origin.address(), commit, "flow.yaml")).contains("product: shop\n");
        assertThat(repositories.read(origin.address(), commit, "src/Main.java")).contains("class Main {}\n");
        assertThat(repositories.read(origin.address(), commit, "absent.yaml")).isEmpty();
        assertThat(repositories.read(origin.address(), commit, "src")).isEmpty();
    }

    @Test
    void equalFoldersHaveEqualIds() throws RepositoryException {
        String first = origin.commit("main", Map.of("a/x", "1", "b/y", "1"));
        String second = origin.commit("main", Map.of("a/x", "1", "b/y", "2"));
        assertThat(tree(second, "a")).isEqualTo(tree(first, "a"));
        assertThat(tree(second, "b")).isNotEqualTo(tree(first, "b"));
        assertThat(tree(second, "")).isNotEqualTo(tree(first, ""));
        assertThat(tree(origin.commit("main", Map.of("a/x", "1", "b/y", "1")), ""))
                .isEqualTo(tree(first, ""));
    }

    @Test
    void aWorktreeHoldsExactlyTheCommit() throws Exception {
        String first = origin.commit("main", FIRST);
        String second = origin.commit("main", SECOND);
        Path worktree = folder.resolve("worktree");
        repositories.checkOut(origin.address(), first, worktree);
        assertThat(content(worktree)).isEqualTo(FIRST);
        Files.writeString(worktree.resolve("flow.yaml"), "product: spoilt\n");
        Files.createDirectories(worktree.resolve("out/deep"));
        Files.writeString(worktree.resolve("out/deep/Main.class"), "x");
        repositories.checkOut(origin.address(), second, worktree);
        assertThat(content(worktree)).isEqualTo(SECOND);
        repositories.checkOut(origin.address(), first, worktree);
        repositories.checkOut(origin.address(), first, worktree);
        assertThat(content(worktree)).isEqualTo(FIRST);
    }

    @Test
    void aWorktreeMayTurnToAnotherRepository() throws Exception {
        TestRepository other = newRepository("other");
        String ours = origin.commit("main", FIRST);
        String theirs = other.commit("main", Map.of("README", "hello\n"));
        Path worktree = folder.resolve("worktree");
        repositories.checkOut(origin.address(), ours, worktree);
        repositories.checkOut(other.address(), theirs, worktree);
        assertThat(content(worktree)).isEqualTo(Map.of("README", "hello\n"));
        repositories.checkOut(origin.address(), ours, worktree);
        assertThat(content(worktree)).isEqualTo(FIRST);
    }

    @Test
    void aDiscardedWorktreeIsGoneAndMayComeBack() throws Exception {
        String commit = origin.commit("main", FIRST);
        Path worktree = folder.resolve("worktree");
        repositories.discard(worktree);
        repositories.checkOut(origin.address(), commit, worktree);
        repositories.discard(worktree);
        repositories.discard(worktree);
        assertThat(worktree).doesNotExist();
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(content(worktree)).isEqualTo(FIRST);
    }

    @Test
    void whatARepositoryDoesNotHoldIsMissing() throws Exception {
        String commit = origin.commit("main", FIRST);
        Path worktree = folder.resolve("worktree");
        repositories.checkOut(origin.address(), commit, worktree);
        assertFails(Reason.MISSING, () -> repositories.read(origin.address(), NO_COMMIT, "flow.yaml"));
        assertFails(Reason.MISSING, () -> tree(NO_COMMIT, ""));
        assertFails(Reason.MISSING, () -> tree(commit, "absent"));
        assertFails(Reason.MISSING, () -> tree(commit, "flow.yaml"));
        assertFails(Reason.MISSING, () -> repositories.checkOut(origin.address(), NO_COMMIT, worktree));
        assertThat(content(worktree)).isEqualTo(FIRST);
    }

    @Test
    void noRepositoryIsUnreachable() {
        String address = unreachableAddress();
        assertFails(Reason.UNREACHABLE, () -> repositories.list(address));
        assertFails(Reason.UNREACHABLE, () -> repositories.read(address, NO_COMMIT, "flow.yaml"));
        assertFails(Reason.UNREACHABLE, () -> repositories.tree(address, NO_COMMIT, ""));
        assertFails(Reason.UNREACHABLE, () -> repositories.checkOut(address, NO_COMMIT, folder.resolve("worktree")));
        assertThat(folder.resolve("worktree")).doesNotExist();
    }

    private String tree(String commit, String path) throws RepositoryException {
        return repositories.tree(origin.address(), commit, path);
    }

    private static void assertFails(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(call)
                .extracting(RepositoryException::reason)
                .isEqualTo(reason);
    }

    /** The files of a worktree, text by path, without Git's own. */
    protected static SortedMap<String, String> content(Path worktree) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(worktree)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = worktree.relativize(file).toString();
                if (!path.equals(".git")) {
                    content.put(path, Files.readString(file));
                }
            }
        }
        return content;
    }
}
