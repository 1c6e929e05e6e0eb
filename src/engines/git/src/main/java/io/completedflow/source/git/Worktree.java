package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A linked worktree of a mirror, as {@code git worktree} makes them. What git keeps about it in the mirror is few small files with a
 * documented layout; they are written anew each time under a name made from the worktree's path, so nothing half made is ever met.
 */
final class Worktree {
    private final Path folder;
    private final String name;

    Worktree(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = Mirrors.slug(this.folder.toString()) + "-" + Mirrors.hash(this.folder.toString());
    }

    /** Makes it hold exactly the commit, which the mirror has. */
    void checkOut(Git git, Path mirror, List<Path> mirrors, String commit) throws IOException, RepositoryException {
        forget(mirrors.stream().filter(other -> !other.equals(mirror)).toList());
        link(mirror, commit);
        Map<String, String> here = Map.of("GIT_DIR", knownIn(mirror).toString(), "GIT_WORK_TREE", folder.toString());
        try {
            fill(git, here, commit);
        } catch (RepositoryException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // Folders without the right to write, or whatever else a build left: make it from nothing.
            DeleteTree.at(folder);
            link(mirror, commit);
            fill(git, here, commit);
        }
    }

    /** Deletes it and what the mirrors know about it. */
    void discard(List<Path> mirrors) throws IOException {
        DeleteTree.at(folder);
        forget(mirrors);
    }

    private void fill(Git git, Map<String, String> here, String commit) throws RepositoryException {
        // The index is not believed: it is made from the commit and then compared with what the files hold.
        git.local(here, "read-tree", commit);
        git.exitOf(here, "update-index", "-q", "--refresh");
        git.local(here, "reset", "--quiet", "--hard", commit);
        git.local(here, "clean", "-ffdxq");
    }

    private void link(Path mirror, String commit) throws IOException {
        Path known = Files.createDirectories(knownIn(mirror));
        for (String stale : List.of("index", "index.lock", "HEAD.lock")) {
            Files.deleteIfExists(known.resolve(stale));
        }
        Path pointer = folder.resolve(".git");
        Files.writeString(known.resolve("commondir"), "../..\n");
        Files.writeString(known.resolve("gitdir"), pointer + "\n");
        Files.writeString(known.resolve("HEAD"), commit + "\n");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            Files.createDirectories(folder);
        }
        if (!Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS)) {
            DeleteTree.at(pointer);
        }
        Files.writeString(pointer, "gitdir: " + known + "\n");
    }

    private void forget(List<Path> mirrors) throws IOException {
        for (Path mirror : mirrors) {
            DeleteTree.at(knownIn(mirror));
        }
    }

    private Path knownIn(Path mirror) {
        return mirror.resolve("worktrees").resolve(name);
    }
}
