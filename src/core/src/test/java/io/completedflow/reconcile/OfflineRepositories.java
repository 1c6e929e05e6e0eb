package io.completedflow.reconcile;

import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Repositories of which some can be listed no longer, while the commits known of them can be read: what a mirror is good for. */
final class OfflineRepositories implements Repositories {
    private final FakeRepositories repositories;
    final Set<String> offline = new HashSet<>();

    OfflineRepositories(FakeRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public Listing list(String address) throws RepositoryException {
        if (offline.contains(address)) {
            throw new RepositoryException(address, RepositoryException.Reason.UNREACHABLE, "offline");
        }
        return repositories.list(address);
    }

    @Override
    public Optional<String> read(String address, String commit, String path) throws RepositoryException {
        return repositories.read(address, commit, path);
    }

    @Override
    public String tree(String address, String commit, String folder) throws RepositoryException {
        return repositories.tree(address, commit, folder);
    }

    @Override
    public void checkOut(String address, String commit, Path worktree) throws RepositoryException {
        repositories.checkOut(address, commit, worktree);
    }

    @Override
    public void discard(Path worktree) throws RepositoryException {
        repositories.discard(worktree);
    }
}
