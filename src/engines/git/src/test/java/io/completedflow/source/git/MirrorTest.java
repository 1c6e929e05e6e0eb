package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
    @TempDir
    Path folder;

    private Path home;
    private OriginRepository origin;

    @BeforeEach
    void setUp() {
        home = folder.resolve("home");
        origin = OriginRepository.at(folder.resolve("origin.git"));
    }

    @Test
    void whatWasFetchedOutlivesAForcePushAndItsRepository() throws Exception {
        GitRepositories repositories = open();
        String commit = origin.commit("main", Map.of("x", "1"));
        assertThat(repositories.read(origin.address(), commit, "x")).contains("1");
        origin.forcePush("main", Map.of("x", "2"));
        origin.prune();
        DeleteTree.at(origin.folder());
        assertThat(open().read(origin.address(), commit, "x")).contains("1");
    }

    @Test
    void aMirrorThatNobodyUsesAnyMoreIsRemovedUnlessAWorktreeIsOfIt() throws Exception {
        OriginRepository other = OriginRepository.at(folder.resolve("other.git"));
        String commit = origin.commit("main", Map.of("x", "1"));
        String inUse = other.commit("main", Map.of("x", "2"));
        open().read(origin.address(), commit, "x");
        open().checkOut(other.address(), inUse, folder.resolve("worktree"));
        age(Duration.ofDays(89));
        open().read(origin.address(), commit, "x");
        age(Duration.ofDays(2));
        open();
        assertThat(mirrors()).hasSize(2);
        age(Duration.ofDays(89));
        GitRepositories repositories = open();
        assertThat(mirrors()).singleElement().asString().contains("other");
        assertThat(repositories.read(origin.address(), commit, "x")).contains("1");
    }

    /** Lets all mirrors be this much older. */
    private void age(Duration time) throws IOException {
        for (Path mirror : mirrors()) {
            FileTime before = Files.getLastModifiedTime(mirror);
            Files.setLastModifiedTime(mirror, FileTime.from(before.toInstant().minus(time)));
        }
    }

    private List<Path> mirrors() throws IOException {
        try (Stream<Path> entries = Files.list(home.resolve("mirrors"))) {
            return entries.filter(entry -> entry.toString().endsWith(".git")).toList();
        }
    }

    @Test
    void whatWasForcePushedAwayBeforeItWasFetchedIsMissing() throws Exception {
        String commit = origin.commit("main", Map.of("x", "1"));
        origin.forcePush("main", Map.of("x", "2"));
        origin.prune();
        assertThatThrownBy(() -> open().read(origin.address(), commit, "x"))
                .isInstanceOfSatisfying(
                        RepositoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING))
                .hasMessageContaining("push");
    }

    @Test
    void fetchesAnOldCommitFromAServerThatGivesOnlyBranchesAndTags() throws Exception {
        String old = origin.commit("main", Map.of("x", "1"));
        origin.commit("main", Map.of("x", "2"));
        Path config = folder.resolve("gitconfig");
        Files.writeString(config, "[protocol]\n\tversion = 0\n");
        GitSettings settings = TestSettings.in(home, List.of(), Map.of("GIT_CONFIG_GLOBAL", config.toString()));
        assertThat(GitRepositories.open(settings).read(origin.address(), old, "x"))
                .contains("1");
    }

    @Test
    void manyThreadsAndTwoProcessesMayUseOneHome() throws Exception {
        List<String> commits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            commits.add(origin.commit("branch-" + i, Map.of("x", "text " + i)));
        }
        // Two objects share no lock within the process, as two processes would not.
        List<GitRepositories> both = List.of(open(), open());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    start.await();
                    Path worktree = folder.resolve("worktree-" + number);
                    both.get(0).checkOut(origin.address(), commits.get(number % 8), worktree);
                    return Files.readString(worktree.resolve("x"));
                }));
            }
            start.countDown();
            for (int i = 0; i < 16; i++) {
                assertThat(answers.get(i).get()).isEqualTo("text " + i % 8);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(both.get(1).read(origin.address(), commits.get(0), "x")).contains("text 0");
    }

    @Test
    void removesOldHalfMadeMirrorsAndKeepsNewOnes() throws Exception {
        Path old = Files.createDirectories(home.resolve("mirrors/.new-1"));
        Files.writeString(old.resolve("HEAD"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path recent = Files.createDirectories(home.resolve("mirrors/.new-2"));
        open();
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void repositoriesWithLongIdsWorkToo() throws Exception {
        OriginRepository modern = OriginRepository.at(folder.resolve("modern.git"), "sha256");
        String commit = modern.commit("main", Map.of("x", "1"));
        assertThat(commit).hasSize(64);
        open().checkOut(modern.address(), commit, folder.resolve("worktree"));
        assertThat(folder.resolve("worktree/x")).hasContent("1");
    }

    @Test
    void followsLinksWithinACommitAndNoneOutOfIt() throws Exception {
        String commit = origin.commit(
                "main",
                Map.of("config/flow.yaml", "product: shop\n"),
                Map.of(),
                Map.of("flow.yaml", "config/flow.yaml", "out", "/etc/passwd", "up", "../x", "loop", "loop"));
        GitRepositories repositories = open();
        assertThat(repositories.read(origin.address(), commit, "./flow.yaml")).contains("product: shop\n");
        for (String path : List.of("out", "up", "loop", "../x", "/etc/passwd", "a\nb", "flow.yaml/deeper")) {
            assertThat(repositories.read(origin.address(), commit, path)).isEmpty();
        }
    }

    @Test
    void forgetsTheOldestOfManyFetchedCommits() throws Exception {
        String first = origin.commit("main", Map.of("x", "1"));
        open().read(origin.address(), first, "x");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            many.append(String.format("create refs/fetched/%040d %s%n", i, first));
        }
        OriginRepository.git(mirror(), many.toString(), "update-ref", "--stdin");
        String second = origin.commit("main", Map.of("x", "2"));
        assertThat(open().read(origin.address(), second, "x")).contains("2");
        assertThat(OriginRepository.git(mirror(), "", "for-each-ref", "--format=%(refname)", "refs/fetched")
                        .lines())
                .hasSize(100)
                .contains("refs/fetched/" + second);
    }

    private Path mirror() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("mirrors"))) {
            return all.filter(path -> path.toString().endsWith(".git"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private GitRepositories open() throws IOException {
        return GitRepositories.open(TestSettings.in(home));
    }
}
