package io.completedflow.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Git repositories by absolute address (see {@link RepositoryAddress}). All calls block; all may be made from any thread. An
 * interrupted call ends soon, with {@link RepositoryException.Reason#UNREACHABLE} and the interrupt flag set.
 */
public interface Repositories {
    /** Asks the repository itself, without fetching. An empty repository has neither branches nor tags. */
    Listing list(String address) throws RepositoryException;

    /** The text of a file at a commit, fetched where needed; empty if the commit has no such file. */
    Optional<String> read(String address, String commit, String path) throws RepositoryException;

    /** The id of what a folder holds at a commit ({@code ""} is the root): equal ids, equal content. */
    String tree(String address, String commit, String folder) throws RepositoryException;

    /**
     * Makes {@code worktree} hold exactly what the commit holds, whatever it held before; beside it there is at most a {@code .git}.
     * Where the commit cannot be had, the worktree stays as it is. Submodules and large-file pointers are left as Git has them.
     */
    void checkOut(String address, String commit, Path worktree) throws RepositoryException;

    /** Removes a worktree and what is known about it; nothing if it is not there. */
    void discard(Path worktree) throws RepositoryException;
}
