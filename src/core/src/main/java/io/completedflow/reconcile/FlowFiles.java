package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.FlowFileException;
import io.completedflow.config.FlowFileReader;
import io.completedflow.config.Location;
import io.completedflow.config.Problem;
import io.completedflow.namespace.FlowFileCheck;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The flow files of a product repository by commit, read beside the loop and kept: a commit's file never changes. Lives on the loop's
 * thread.
 */
final class FlowFiles {
    private final String repository;
    private final Repositories repositories;
    private final Loop loop;
    private final Runnable arrived;
    private final Map<String, CompletableFuture<Read>> byCommit = new HashMap<>();

    /**
     * A file as far as it could be read.
     *
     * @param file empty if it has problems
     */
    record Read(String commit, Optional<FlowFile> file, List<Problem> problems) {}

    /** @param arrived run when a file asked for has arrived */
    FlowFiles(String repository, Repositories repositories, Loop loop, Runnable arrived) {
        this.repository = repository;
        this.repositories = repositories;
        this.loop = loop;
        this.arrived = arrived;
    }

    /** The file at a commit; empty while it is on its way. A commit that could not be asked for is asked for again next time. */
    Optional<Read> at(String commit) {
        CompletableFuture<Read> read = read(commit);
        return read.isDone() && !read.isCompletedExceptionally() ? Optional.of(read.join()) : Optional.empty();
    }

    /** The file at a commit, when it has arrived; fails with {@link RepositoryException}. */
    CompletableFuture<Read> read(String commit) {
        CompletableFuture<Read> known = byCommit.get(commit);
        if (known != null) {
            return known;
        }
        CompletableFuture<Read> coming = new CompletableFuture<>();
        byCommit.put(commit, coming);
        loop.beside(() -> readNow(commit), (read, failure) -> {
            if (failure == null) {
                coming.complete(read);
            } else {
                byCommit.remove(commit);
                coming.completeExceptionally(failure);
            }
            arrived.run();
        });
        return coming;
    }

    /** Forgets what is not of these commits. */
    void keep(Set<String> commits) {
        byCommit.entrySet().removeIf(entry -> entry.getValue().isDone() && !commits.contains(entry.getKey()));
    }

    private Read readNow(String commit) throws RepositoryException {
        String place = FlowFile.NAME + "@" + commit.substring(0, Math.min(8, commit.length()));
        Optional<String> text = repositories.read(repository, commit, FlowFile.NAME);
        if (text.isEmpty()) {
            return refused(
                    commit,
                    List.of(new Problem(
                            new Location(place, 0, 0),
                            "there is no " + FlowFile.NAME + " in " + repository,
                            "write one with 'flow init', commit and push it")));
        }
        try {
            FlowFile file = new FlowFileReader().read(place, text.get());
            List<Problem> problems = FlowFileCheck.problems(file);
            return problems.isEmpty() ? new Read(commit, Optional.of(file), List.of()) : refused(commit, problems);
        } catch (FlowFileException e) {
            return refused(commit, e.problems());
        }
    }

    private static Read refused(String commit, List<Problem> problems) {
        return new Read(commit, Optional.empty(), problems);
    }
}
