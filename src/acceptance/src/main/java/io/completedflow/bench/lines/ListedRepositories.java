package io.completedflow.bench.lines;

import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Repositories in memory that can be listed and hold one flow file, but nothing to check out; they count their listings. */
final class ListedRepositories implements Repositories {
    private final Map<String, Listing> listings;
    private final String flowFile;
    private final Map<String, Integer> asked = new HashMap<>();

    ListedRepositories(Map<String, Listing> listings, String flowFile) {
        this.listings = Map.copyOf(listings);
        this.flowFile = flowFile;
    }

    /** How often each address was listed since this was last called. */
    Map<String, Integer> takeAsked() {
        Map<String, Integer> taken = Map.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Override
    public Listing list(String address) {
        asked.merge(address, 1, Integer::sum);
        return listings.get(address);
    }

    @Override
    public Optional<String> read(String address, String commit, String path) {
        return Optional.of(flowFile);
    }

    @Override
    public String tree(String address, String commit, String folder) throws RepositoryException {
        throw nothing(address);
    }

    @Override
    public void checkOut(String address, String commit, Path worktree) throws RepositoryException {
        throw nothing(address);
    }

    @Override
    public void discard(Path worktree) {
        // There never is one.
    }

    private static RepositoryException nothing(String address) {
        return new RepositoryException(address, RepositoryException.Reason.MISSING, "nothing to check out");
    }
}
