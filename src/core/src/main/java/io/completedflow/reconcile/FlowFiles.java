package io.completedflow.reconcile;

import io.completedflow.config.App;
import io.completedflow.config.FlowFile;
import io.completedflow.config.FlowFileException;
import io.completedflow.config.FlowFileReader;
import io.completedflow.config.Location;
import io.completedflow.config.Problem;
import io.completedflow.namespace.FlowFileCheck;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryAddress;
import io.completedflow.source.RepositoryException;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Duration AGAIN = Duration.ofSeconds(10);

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

    /** @param arrived run when a file asked for has arrived, could not be read, or is to be asked for again */
    FlowFiles(String repository, Repositories repositories, Loop loop, Runnable arrived) {
        this.repository = repository;
        this.repositories = repositories;
        this.loop = loop;
        this.arrived = arrived;
    }

    /** The file at a commit; empty while it is on its way, or could not be read, which is tried again after a while. */
    Optional<Read> at(String commit) {
        CompletableFuture<Read> known = byCommit.get(commit);
        CompletableFuture<Read> read = known == null ? read(commit) : known;
        return read.isDone() && !read.isCompletedExceptionally() ? Optional.of(read.join()) : Optional.empty();
    }

    /** Why the file at a commit could not be read; empty if it could, or is on its way. */
    Optional<String> obstacle(String commit) {
        CompletableFuture<Read> known = byCommit.get(commit);
        return known != null && known.isCompletedExceptionally()
                ? Optional.of(known.handle((read, failure) -> text(failure)).join())
                : Optional.empty();
    }

    private static String text(Throwable failure) {
        return failure instanceof RepositoryException ? failure.getMessage() : failure.toString();
    }

    /** The file at a commit, when it has arrived; fails with {@link RepositoryException}. One that could not be read is asked for again. */
    CompletableFuture<Read> read(String commit) {
        CompletableFuture<Read> known = byCommit.get(commit);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Read> coming = new CompletableFuture<>();
        byCommit.put(commit, coming);
        loop.beside(() -> readNow(commit), (read, failure) -> {
            if (failure == null) {
                coming.complete(read);
            } else {
                coming.completeExceptionally(failure);
                loop.schedule(AGAIN, () -> {
                    byCommit.remove(commit, coming);
                    arrived.run();
                });
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
            List<Problem> problems = new ArrayList<>(FlowFileCheck.problems(file));
            file.apps().forEach(app -> app.repo()
                    .ifPresent(written -> unreachable(app, written).ifPresent(problems::add)));
            return problems.isEmpty() ? new Read(commit, Optional.of(file), List.of()) : refused(commit, problems);
        } catch (FlowFileException e) {
            return refused(commit, e.problems());
        }
    }

    /** What is wrong with an address, as seen from the product repository's. */
    private Optional<Problem> unreachable(App app, String written) {
        try {
            RepositoryAddress.resolve(repository, written);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Problem(app.where(), e.getMessage(), "mend the 'repo' of app " + app.id()));
        }
    }

    private static Read refused(String commit, List<Problem> problems) {
        return new Read(commit, Optional.empty(), problems);
    }
}
