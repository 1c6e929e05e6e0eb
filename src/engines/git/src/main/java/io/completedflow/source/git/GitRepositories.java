package io.completedflow.source.git;

import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryAddress;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Repositories by way of the git program, with a mirror of each under {@code home/mirrors}. */
public final class GitRepositories implements Repositories {
    private final Git.Setup setup;
    private final Mirrors mirrors;
    private final DefaultBranches defaultBranches = new DefaultBranches();
    private final TreeIds treeIds = new TreeIds();
    private final WorktreeLocks locks = new WorktreeLocks();

    private GitRepositories(Git.Setup setup, Mirrors mirrors) {
        this.setup = setup;
        this.mirrors = mirrors;
    }

    /** @throws IOException if there is no git program of use, or the home cannot be written */
    public static GitRepositories open(GitSettings settings) throws IOException {
        Path home = Files.createDirectories(settings.home()).toRealPath();
        GitProgram program = GitProgram.find(settings.environment(), home);
        GitEnvironment environment = new GitEnvironment(settings.environment(), home);
        return new GitRepositories(new Git.Setup(program, environment, settings), Mirrors.open(home));
    }

    @Override
    public Listing list(String address) throws RepositoryException {
        return defaultBranches.list(git(address));
    }

    @Override
    public Optional<String> read(String address, String commit, String path) throws RepositoryException {
        Git git = git(address);
        return mirrors.of(git.address())
                .find(git, commit, named(commit, path))
                .filter(found -> found.type().equals("blob"))
                .map(found -> new String(found.content(), StandardCharsets.UTF_8));
    }

    @Override
    public String tree(String address, String commit, String folder) throws RepositoryException {
        Git git = git(address);
        String name = plain(folder).isEmpty() ? commit + "^{tree}" : named(commit, folder);
        return treeIds.get(git.address() + " " + name, () -> mirrors.of(git.address())
                .find(git, commit, name)
                .filter(found -> found.type().equals("tree"))
                .orElseThrow(() -> git.failure(
                        Reason.MISSING,
                        "there is no folder '" + folder + "' in commit " + commit + "; check the app's path"))
                .id());
    }

    @Override
    public void checkOut(String address, String commit, Path worktree) throws RepositoryException {
        Git git = git(address);
        Mirror mirror = mirrors.of(git.address());
        mirror.ensure(git, commit);
        try {
            locks.alone(worktree, () -> new Worktree(worktree).checkOut(git, mirror.folder(), mirrors.all(), commit));
        } catch (IOException e) {
            throw git.failure(Reason.UNREACHABLE, "its worktree " + worktree + " cannot be written: " + e);
        }
    }

    @Override
    public void discard(Path worktree) throws RepositoryException {
        try {
            locks.alone(worktree, () -> new Worktree(worktree).discard(mirrors.all()));
        } catch (IOException e) {
            throw new RepositoryException(worktree.toString(), Reason.UNREACHABLE, "cannot be deleted: " + e);
        }
    }

    private Git git(String address) throws RepositoryException {
        try {
            return new Git(setup, RepositoryAddress.parse(address));
        } catch (IllegalArgumentException e) {
            throw new RepositoryException(address, Reason.UNREACHABLE, e.getMessage());
        }
    }

    /** A path for git, which knows no relative ones in a mirror: such a path names nothing. */
    private static String named(String commit, String path) {
        String plain = plain(path).replace('\n', '?');
        return commit + ":" + (plain.startsWith("../") ? "/" : "") + plain;
    }

    private static String plain(String path) {
        return path.replaceAll("^(\\./+)+|^\\.$|/+$", "");
    }
}
