package io.completedflow.daemon;

import io.completedflow.config.RepositoryCredentials;
import io.completedflow.log.file.FileEventLog;
import io.completedflow.reconcile.Loop;
import io.completedflow.reconcile.ProductStatus;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.reconcile.ThreadedLoop;
import io.completedflow.source.git.GitRepositories;
import io.completedflow.source.git.GitSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** All that the one writer of a home holds open: its lock, the engines, the flow log and the reconciler. */
final class HomeWriter implements AutoCloseable {
    private static final int BLOCKING_THREADS = 8;

    private final HomeLock lock;
    private final FileEventLog log;
    private final HomeEngines engines;
    private final Loop loop;
    private final Reconciler reconciler;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param holder says who it is, for those who come second
     * @param warnings told what a person should know at once, such as a full disk
     * @throws HomeLock.HeldException if another process is the home's writer
     */
    HomeWriter(Home home, String holder, PrintStream warnings) throws IOException {
        this.lock = HomeLock.acquire(home, holder);
        try {
            // Left behind by a daemon that was killed.
            Files.deleteIfExists(home.port());
            Files.deleteIfExists(home.token());
            CompletableFuture<Reconciler> made = new CompletableFuture<>();
            this.log = new FileEventLog(home.path(), warnings::println);
            GitRepositories repositories =
                    GitRepositories.open(GitSettings.standard(home.mirrors(), () -> credentials(made)));
            this.engines = new HomeEngines(home, repositories, log, clock);
            this.loop = new ThreadedLoop(clock, BLOCKING_THREADS, mistake -> mistake.printStackTrace(warnings));
            this.reconciler = new Reconciler(
                    loop, engines.byKind(), repositories, log, new ProductFiles(home.products()), home.writer());
            made.complete(reconciler);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static List<RepositoryCredentials> credentials(CompletableFuture<Reconciler> reconciler) {
        return Optional.ofNullable(reconciler.getNow(null)).map(Reconciler::products).stream()
                .flatMap(Collection::stream)
                .map(ProductStatus::credentials)
                .flatMap(List::stream)
                .toList();
    }

    Reconciler reconciler() {
        return reconciler;
    }

    FileEventLog log() {
        return log;
    }

    Clock clock() {
        return clock;
    }

    /**
     * A product's namespaces, by this writer.
     *
     * @param door base address of the front door, if there is one
     * @param closing run when the flow is closed
     */
    Flow flow(String repository, StatusView views, Supplier<Optional<String>> door, Runnable closing) {
        return new LocalFlow(repository, reconciler, engines::holding, log, views, door, clock, closing);
    }

    @Override
    public void close() {
        reconciler.close();
        loop.close();
        engines.close();
        log.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the home's lock could not be let go of", e);
        }
    }
}
