package io.completedflow.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worktree holds exactly the commit, whatever happened to it or to us before. */
class WorktreeTest {
    @TempDir
    Path folder;

    private Path home;
    private Path worktree;
    private OriginRepository origin;
    private GitRepositories repositories;

    @BeforeEach
    void setUp() throws IOException {
        home = folder.resolve("home");
        worktree = folder.resolve("namespaces/feature-1/shop.catalog");
        origin = OriginRepository.at(folder.resolve("origin.git"));
        repositories = GitRepositories.open(TestSettings.in(home));
    }

    @Test
    void keepsProgramsAndLinks() throws Exception {
        String commit = origin.commit(
                "main",
                Map.of("data.txt", "x\r\ny\n"),
                Map.of("run.sh", "#!/bin/sh\n"),
                Map.of("link", "data.txt", "outside", "/etc/passwd"));
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(Files.readString(worktree.resolve("data.txt"))).isEqualTo("x\r\ny\n");
        assertThat(Files.isExecutable(worktree.resolve("run.sh"))).isTrue();
        assertThat(Files.isExecutable(worktree.resolve("data.txt"))).isFalse();
        assertThat(Files.readSymbolicLink(worktree.resolve("link"))).hasToString("data.txt");
        assertThat(Files.readSymbolicLink(worktree.resolve("outside"))).hasToString("/etc/passwd");
    }

    @Test
    void mendsModesLinksAndKindsOfFiles() throws Exception {
        String commit = origin.commit(
                "main", Map.of("a/file", "x", "plain", "x"), Map.of("run.sh", "#!/bin/sh\n"), Map.of("link", "plain"));
        repositories.checkOut(origin.address(), commit, worktree);
        Files.setPosixFilePermissions(worktree.resolve("run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.delete(worktree.resolve("link"));
        Files.writeString(worktree.resolve("link"), "plain");
        Files.delete(worktree.resolve("plain"));
        Files.createDirectories(worktree.resolve("plain/deep"));
        Files.writeString(worktree.resolve("plain/deep/file"), "x");
        DeleteTree.at(worktree.resolve("a"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("file"), "mine");
        Files.createSymbolicLink(worktree.resolve("a"), elsewhere);
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(Files.isExecutable(worktree.resolve("run.sh"))).isTrue();
        assertThat(Files.isSymbolicLink(worktree.resolve("link"))).isTrue();
        assertThat(Files.readString(worktree.resolve("plain"))).isEqualTo("x");
        assertThat(Files.isDirectory(worktree.resolve("a"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(elsewhere.resolve("file")).hasContent("mine");
    }

    @Test
    void removesWhatIsIgnoredAndOtherRepositoriesWithin() throws Exception {
        String commit = origin.commit("main", Map.of(".gitignore", "out/\n", "x", "1"));
        repositories.checkOut(origin.address(), commit, worktree);
        Files.createDirectories(worktree.resolve("out"));
        Files.writeString(worktree.resolve("out/Main.class"), "x");
        OriginRepository.git(worktree, "", "init", "-q", "nested");
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(names(worktree)).containsExactlyInAnyOrder(".git", ".gitignore", "x");
    }

    @Test
    void doesNotBelieveAnIndexThatSaysAllIsWell() throws Exception {
        String commit = origin.commit("main", Map.of("x", "good", "y", "good"));
        repositories.checkOut(origin.address(), commit, worktree);
        OriginRepository.git(worktree, "", "update-index", "--assume-unchanged", "x");
        OriginRepository.git(worktree, "", "update-index", "--skip-worktree", "y");
        Files.writeString(worktree.resolve("x"), "evil");
        Files.writeString(worktree.resolve("y"), "evil");
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(worktree.resolve("x")).hasContent("good");
        assertThat(worktree.resolve("y")).hasContent("good");
    }

    @Test
    void leavesUnchangedFilesUntouched() throws Exception {
        String first = origin.commit("main", Map.of("same", "1", "other", "1"));
        String second = origin.commit("main", Map.of("same", "1", "other", "2"));
        repositories.checkOut(origin.address(), first, worktree);
        Object before = Files.readAttributes(worktree.resolve("same"), "unix:ctime,ino");
        repositories.checkOut(origin.address(), second, worktree);
        assertThat((Object) Files.readAttributes(worktree.resolve("same"), "unix:ctime,ino"))
                .isEqualTo(before);
        assertThat(worktree.resolve("other")).hasContent("2");
    }

    @Test
    void repairsWhatAKilledRunLeft() throws Exception {
        String commit = origin.commit("main", Map.of("x", "1"));
        repositories.checkOut(origin.address(), commit, worktree);
        Path known = known();
        Path mirror = known.getParent().getParent();
        for (Path lock : List.of(
                known.resolve("index.lock"),
                known.resolve("HEAD.lock"),
                mirror.resolve("packed-refs.lock"),
                mirror.resolve("HEAD.lock"),
                mirror.resolve("config.lock"),
                mirror.resolve("shallow.lock"))) {
            Files.writeString(lock, "");
        }
        Path unfinished = mirror.resolve("objects/pack/tmp_pack_1");
        Files.writeString(unfinished, "PACK");
        String next = origin.commit("main", Map.of("x", "2"));
        Files.writeString(mirror.resolve("refs/fetched/" + next + ".lock"), "");
        repositories.checkOut(origin.address(), next, worktree);
        assertThat(worktree.resolve("x")).hasContent("2");
        assertThat(unfinished).doesNotExist();
        Files.writeString(known.resolve("index"), "garbage");
        Files.writeString(known.resolve("HEAD"), "");
        Files.delete(known.resolve("commondir"));
        Files.writeString(worktree.resolve(".git"), "gitdir: /nowhere\n");
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(worktree.resolve("x")).hasContent("1");
        assertThat(OriginRepository.git(worktree, "", "status", "--porcelain")).isEmpty();
        assertThat(OriginRepository.git(worktree, "", "rev-parse", "HEAD").strip())
                .isEqualTo(commit);
    }

    @Test
    void repairsAMirrorThatLostItsInside() throws Exception {
        String commit = origin.commit("main", Map.of("x", "1"));
        repositories.checkOut(origin.address(), commit, worktree);
        Path mirror = known().getParent().getParent();
        DeleteTree.at(mirror.resolve("objects"));
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(worktree.resolve("x")).hasContent("1");
    }

    @Test
    void replacesWhateverStandsInItsPlace() throws Exception {
        String commit = origin.commit("main", Map.of("x", "1"));
        Files.createDirectories(worktree.getParent());
        Files.writeString(worktree, "a file");
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(worktree.resolve("x")).hasContent("1");
        repositories.discard(worktree);
        Files.createDirectories(worktree.resolve(".git/refs"));
        Files.writeString(worktree.resolve("theirs"), "x");
        repositories.checkOut(origin.address(), commit, worktree);
        assertThat(names(worktree)).containsExactlyInAnyOrder(".git", "x");
    }

    @Test
    void discardsWhatABuildMadeReadOnlyAndWhatTheMirrorKnows() throws Exception {
        String commit = origin.commit("main", Map.of("x", "1"));
        repositories.checkOut(origin.address(), commit, worktree);
        Path cache = Files.createDirectories(worktree.resolve("cache/module"));
        Files.writeString(cache.resolve("file"), "x");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path known = known();
        repositories.discard(worktree);
        assertThat(worktree).doesNotExist();
        assertThat(known).doesNotExist();
    }

    private Path known() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("mirrors"))) {
            return all.filter(path -> path.getParent().endsWith("worktrees"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
