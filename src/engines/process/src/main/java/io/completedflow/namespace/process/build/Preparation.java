package io.completedflow.namespace.process.build;

import io.completedflow.config.AppId;
import io.completedflow.config.Health;
import io.completedflow.config.Isolation;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.process.host.Marks;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.Sandbox;
import io.completedflow.namespace.process.host.ShellCommand;
import io.completedflow.namespace.process.host.ShellTask;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.Disk;
import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes releases: checks out, builds and tests in a folder of its own, once for equal sources. Only so many builds run at a time.
 * A call may be interrupted; the next one starts over where that is needed.
 */
public final class Preparation {
    private static final int TAIL_LINES = 20;

    private final EngineHome home;
    private final Repositories repositories;
    private final BuildStore builds;
    private final Disk disk;
    private final Marks marks;
    private final ShellTask shell;
    private final Semaphore slots;
    private final Duration longest;
    private final String path;

    /**
     * @param concurrency how many builds may run at a time
     * @param longest how long a build may take, and a test
     * @param path where the commands find programs
     */
    public Preparation(
            EngineHome home,
            Repositories repositories,
            BuildStore builds,
            Disk disk,
            Marks marks,
            ShellTask shell,
            int concurrency,
            Duration longest,
            String path) {
        this.home = home;
        this.repositories = repositories;
        this.builds = builds;
        this.disk = disk;
        this.marks = marks;
        this.shell = shell;
        this.slots = new Semaphore(concurrency, true);
        this.longest = longest;
        this.path = path;
    }

    /**
     * Makes the release of an app in a namespace.
     *
     * @throws PreparationException if it cannot be made, saying at which step and why
     * @throws InterruptedException if interrupted, as when there is something newer to prepare
     */
    public Release prepare(String namespace, DesiredApp app, boolean trusted, AppFolder folder, Progress progress)
            throws PreparationException, InterruptedException {
        String run = app.app()
                .run()
                .orElseThrow(() -> new PreparationException(
                        app.id() + " has no run command, which engine process needs; add run: to the flow file",
                        List.of()));
        try {
            String key = build(new Order(namespace, app, trusted, folder, progress));
            return release(app, run, key);
        } catch (RepositoryException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new PreparationException("cannot fetch " + e.getMessage(), e);
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            throw new PreparationException("cannot prepare: " + e.getMessage(), e);
        }
    }

    /** Lets go of the build that was made last for an app: whoever needs it has it in the store by now. */
    public void release(String namespace, AppId app) {
        builds.retain(owner(namespace, app), Set.of());
    }

    private static String owner(String namespace, AppId app) {
        return namespace + "/" + app + " in preparation";
    }

    /** What is asked for. */
    private record Order(String namespace, DesiredApp app, boolean trusted, AppFolder folder, Progress progress) {
        String owner() {
            return Preparation.owner(namespace, app.id());
        }
    }

    private static Release release(DesiredApp app, String run, String key) {
        boolean servesPort = !(app.app().health().probe() instanceof Health.Probe.Alive)
                || app.app().port().isPresent();
        return new Release(
                app.digest(),
                app.revision(),
                key,
                run,
                app.app().seed(),
                servesPort,
                app.app().health(),
                app.dependencyVariables(),
                app.externalVariables(),
                app.env(),
                app.secrets(),
                app.isolation());
    }

    /** Makes the build if it is not there, and returns its key. */
    private String build(Order order)
            throws RepositoryException, IOException, PreparationException, InterruptedException {
        order.progress().at(Progress.Step.FETCHING);
        Source source = new Source(repositories, order.app(), order.folder().source());
        String key = BuildKey.of(source.tree(), order.app(), order.trusted());
        builds.retain(order.owner(), Set.of(key));
        ReentrantLock lock = builds.lock(key);
        lock.lockInterruptibly();
        try {
            if (!builds.has(key)) {
                Path folder = source.checkOut();
                builds.discard(key);
                disk.copy(folder, builds.tree(key));
                runInSlot(order, key);
                builds.complete(key);
            }
            return key;
        } finally {
            lock.unlock();
        }
    }

    private void runInSlot(Order order, String key) throws IOException, PreparationException, InterruptedException {
        if (order.app().app().build().isEmpty() && order.app().app().test().isEmpty()) {
            return;
        }
        if (!slots.tryAcquire()) {
            order.progress().at(Progress.Step.WAITING);
            slots.acquire();
        }
        try {
            disk.remove(order.folder().buildLog());
            run(order, key, order.app().app().build(), Progress.Step.BUILDING, "build");
            run(order, key, order.app().app().test(), Progress.Step.TESTING, "test");
        } finally {
            slots.release();
        }
    }

    private void run(Order order, String key, Optional<String> command, Progress.Step step, String name)
            throws IOException, PreparationException, InterruptedException {
        if (command.isEmpty()) {
            return;
        }
        order.progress().at(step);
        AppFolder folder = order.folder();
        disk.makeFolder(folder.buildHome());
        disk.makeFolder(folder.buildTmp());
        String mark = marks.issue(order.namespace(), order.app().id() + "/" + name);
        try {
            int status = shell.run(
                    new ShellCommand(
                            command.get(),
                            builds.tree(key),
                            environment(order),
                            mark,
                            folder.buildLog(),
                            sandbox(order, key)),
                    longest);
            if (status != 0) {
                throw new PreparationException(name + " failed with exit status " + status, tail(folder));
            }
        } catch (TimeoutException e) {
            throw new PreparationException(name + " " + e.getMessage() + " and was ended", tail(folder));
        } finally {
            marks.retire(mark);
            disk.remove(folder.buildTmp());
        }
    }

    private Map<String, String> environment(Order order) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", path);
        environment.put("HOME", order.folder().buildHome().toString());
        environment.put("TMPDIR", order.folder().buildTmp().toString());
        environment.putAll(order.app().env());
        return environment;
    }

    private Optional<Sandbox> sandbox(Order order, String key) {
        if (order.app().isolation() == Isolation.NONE) {
            return Optional.empty();
        }
        AppFolder folder = order.folder();
        return Optional.of(new Sandbox(home.root(), List.of(builds.tree(key), folder.buildHome(), folder.buildTmp())));
    }

    private static List<String> tail(AppFolder folder) throws IOException {
        return new OutputFile(folder.buildLog(), Long.MAX_VALUE).lastLines(TAIL_LINES);
    }
}
