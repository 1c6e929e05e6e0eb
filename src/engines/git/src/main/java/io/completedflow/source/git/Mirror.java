package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A bare repository of our own that holds the commits fetched from one address. */
final class Mirror {
    /** A ref for each fetched commit keeps it from git's housekeeping and tells the other side what we have. */
    private static final String FETCHED = "refs/fetched/";

    private static final int MOST_FETCHED = 100;
    private static final int FETCHES_BETWEEN_TIDYING = 50;

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private int fetches;

    Mirror(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** What a name within a commit means there, the commit fetched where it is not here yet. */
    Optional<GitObjects.Found> find(Git git, String commit, String name) throws RepositoryException {
        ensure(git, commit);
        return GitObjects.read(git, folder, name).get(0);
    }

    /** Fetches a commit that is not here yet. */
    void ensure(Git git, String commit) throws RepositoryException {
        if (!commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw git.failure(Reason.MISSING, "'" + commit + "' is no commit; give all 40 or 64 digits of its id");
        }
        if (has(git, commit)) {
            touch();
            return;
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw git.failure(Reason.UNREACHABLE, "interrupted");
        }
        try {
            if (!has(git, commit)) {
                fetchAlone(git, commit);
            }
        } finally {
            lock.unlock();
        }
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // At worst it is taken for unused some day, and fetched again.
        }
    }

    private boolean has(Git git, String commit) throws RepositoryException {
        return isWhole() && git.exitOf(here(), "cat-file", "-e", commit + "^{commit}") == 0;
    }

    /** Another process may use the same home: while it fetches we wait, and what locks we find then are a dead one's. */
    private void fetchAlone(Git git, String commit) throws RepositoryException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!isWhole()) {
                make(git, commit);
            }
            removeLeftovers();
            fetch(git, commit);
            if (fetches++ % FETCHES_BETWEEN_TIDYING == 0) {
                tidy(git);
            }
        } catch (IOException e) {
            throw git.failure(Reason.UNREACHABLE, "its mirror " + folder + " cannot be written: " + e);
        }
    }

    private void fetch(Git git, String commit) throws RepositoryException {
        try {
            git.fetch(folder, List.of("--no-prune"), List.of("+" + commit + ":" + FETCHED + commit));
        } catch (RepositoryException e) {
            if (e.reason() != Reason.MISSING) {
                throw e;
            }
            // Some servers give only what a branch or tag leads to.
            git.fetch(folder, List.of("--prune"), List.of("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
        }
        if (!has(git, commit)) {
            throw git.failure(
                    Reason.MISSING, "commit " + commit + " is not there (any more); push it again or take a newer one");
        }
    }

    private boolean isWhole() {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    private void make(Git git, String commit) throws RepositoryException, IOException {
        Path made = Mirrors.halfMade(folder);
        try {
            String format = "--object-format=" + (commit.length() == 64 ? "sha256" : "sha1");
            git.local(Map.of(), "init", "--quiet", "--bare", "--template=", format, made.toString());
            git.local(Map.of("GIT_DIR", made.toString()), "config", "core.logAllRefUpdates", "false");
            DeleteTree.at(folder);
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            DeleteTree.at(made);
        }
    }

    /** What a killed git left: locks nobody holds, and packs nobody will finish. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> top = Files.list(folder);
                Stream<Path> refs = Files.walk(folder.resolve("refs"));
                Stream<Path> packs = Files.list(Files.createDirectories(folder.resolve("objects/pack")))) {
            Stream<Path> locks =
                    Stream.concat(top, refs).filter(file -> file.toString().endsWith(".lock"));
            Stream<Path> unfinished =
                    packs.filter(file -> file.getFileName().toString().startsWith("tmp_"));
            for (Path file : (Iterable<Path>) Stream.concat(locks, unfinished)::iterator) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder.resolve("gc.pid"));
    }

    /** Forgets the oldest fetched commits that no worktree needs, and lets git pack what has gathered. */
    private void tidy(Git git) throws RepositoryException {
        String refs = new String(
                git.local(here(), "for-each-ref", "--sort=-creatordate", "--format=%(refname)", FETCHED),
                StandardCharsets.UTF_8);
        StringBuilder deletions = new StringBuilder();
        refs.lines()
                .skip(MOST_FETCHED)
                .forEach(ref -> deletions.append("delete ").append(ref).append('\n'));
        if (!deletions.isEmpty()) {
            git.localWith(deletions.toString().getBytes(StandardCharsets.UTF_8), here(), "update-ref", "--stdin");
        }
        git.exitOf(here(), "-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet");
    }

    private Map<String, String> here() {
        return Map.of("GIT_DIR", folder.toString());
    }
}
