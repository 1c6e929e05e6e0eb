package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.namespace.process.health.CommandCheck;
import io.completedflow.namespace.process.health.HealthCheck;
import io.completedflow.namespace.process.health.HttpCheck;
import io.completedflow.namespace.process.health.TcpCheck;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.Release;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Makes all ready that a release needs before its process is started. */
final class Starter {
    private static final Duration LONGEST_HEALTH_COMMAND = Duration.ofSeconds(10);

    private final EngineContext context;
    private final Neighbours neighbours;
    private final AppId app;
    private final AppFolder folder;

    Starter(EngineContext context, Neighbours neighbours, AppId app, AppFolder folder) {
        this.context = context;
        this.neighbours = neighbours;
        this.app = app;
        this.folder = folder;
    }

    /**
     * Reads its secrets, copies its build, makes and seeds its data. Nothing of the app is running.
     *
     * @param builds keys of the builds whose copies are kept
     * @throws LaunchException if one of them cannot be done
     * @throws InterruptedException if interrupted; nothing half-done is left
     */
    Launch prepare(Release release, int port, Set<String> builds) throws LaunchException, InterruptedException {
        try {
            Launch launch = launch(release, port);
            context.disk().makeFolder(folder.home());
            context.disk().makeFolder(folder.tmp());
            keepCopies(builds);
            copyBuild(release);
            makeData(launch);
            return launch;
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            throw new LaunchException("cannot be started: " + e.getMessage(), e);
        }
    }

    /** The app's data set. */
    DataSet data() {
        Path kept = context.home()
                .keptData(neighbours.namespace(), neighbours.product())
                .resolve(app.toString());
        return new DataSet(folder, kept, context.disk());
    }

    /** Where what a running process was given is found when it is needed. */
    @FunctionalInterface
    interface LaunchSource {
        Launch get() throws IOException;
    }

    /** What a process of the release is given now. */
    Launch launch(Release release, int port) throws IOException {
        return Launch.of(context, neighbours, folder, release, port);
    }

    /**
     * The question its health check asks a process.
     *
     * @param startedNanos when it was started, by the monotonic clock
     */
    HealthCheck check(Release release, int port, LaunchSource launch, long startedNanos) {
        Health.Probe probe = release.health().probe();
        if (probe instanceof Health.Probe.Http http) {
            return new HttpCheck(port, http.path());
        } else if (probe instanceof Health.Probe.Command command) {
            return new CommandCheck(() -> checkHealth(launch.get(), command.command()));
        } else if (probe instanceof Health.Probe.Tcp) {
            return new TcpCheck(port);
        }
        return () ->
                System.nanoTime() - startedNanos >= context.settings().settle().toNanos()
                        ? Optional.empty()
                        : Optional.of("just started");
    }

    private void makeData(Launch launch) throws IOException, LaunchException, InterruptedException {
        try {
            data().make(() -> seed(launch));
        } catch (LaunchException e) {
            throw new LaunchException(e.getMessage(), launch.redaction().apply(e.tail()));
        }
    }

    private int seed(Launch launch) throws IOException, InterruptedException, TimeoutException {
        if (launch.release().seed().isEmpty()) {
            return 0;
        }
        String mark = context.machine().marks().issue(neighbours.namespace(), app + "/seed");
        try {
            return context.machine()
                    .tasks()
                    .run(
                            launch.command(launch.release().seed().get(), mark, folder.output()),
                            context.settings().longestBuild());
        } finally {
            context.machine().marks().retire(mark);
        }
    }

    private int checkHealth(Launch launch, String line) throws IOException, InterruptedException, TimeoutException {
        String mark = context.machine().marks().issue(neighbours.namespace(), app + "/health");
        try {
            context.disk().remove(folder.healthLog());
            return context.machine()
                    .tasks()
                    .run(launch.command(line, mark, folder.healthLog()), LONGEST_HEALTH_COMMAND);
        } finally {
            context.machine().marks().retire(mark);
        }
    }

    private void keepCopies(Set<String> builds) throws IOException {
        context.disk().makeFolder(folder.work());
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder.work())) {
            for (Path copy : copies) {
                if (!builds.contains(copy.getFileName().toString())) {
                    context.disk().remove(copy);
                }
            }
        }
    }

    private void copyBuild(Release release) throws IOException {
        Path work = folder.work().resolve(release.build());
        if (Files.exists(work)) {
            return;
        }
        Path build = context.builds().tree(release.build());
        if (!Files.exists(build)) {
            throw new IOException("its build " + build + " is gone; retry the app to build it again");
        }
        Path unfinished = folder.work().resolve(release.build() + ".tmp");
        context.disk().copy(build, unfinished);
        context.disk().move(unfinished, work);
    }
}
