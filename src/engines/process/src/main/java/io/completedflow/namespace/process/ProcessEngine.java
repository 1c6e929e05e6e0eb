package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.process.build.BuildStore;
import io.completedflow.namespace.process.build.Preparation;
import io.completedflow.namespace.process.host.Marks;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.OutputFollower;
import io.completedflow.namespace.process.host.PortAllocator;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.host.Shell;
import io.completedflow.namespace.process.host.ShellTask;
import io.completedflow.namespace.process.host.Spawner;
import io.completedflow.namespace.process.state.Disk;
import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.NamespaceFolder;
import io.completedflow.namespace.process.state.NamespaceState;
import io.completedflow.namespace.process.state.StateJson;
import io.completedflow.source.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Namespaces whose apps are processes of this machine. They run on when the engine is closed or dies; the next engine that is opened
 * on the same home adopts them and goes on with what was half-done. Needs Linux.
 */
public final class ProcessEngine implements Engine, ProcessNamespace.NamespaceListener {
    private static final Duration LATE_ORPHANS = Duration.ofSeconds(5);

    private final EngineContext context;
    private final HomeLock lock;
    private final Map<String, ProcessNamespace> namespaces = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Upkeep upkeep;

    private ProcessEngine(EngineContext context, HomeLock lock) {
        this.context = context;
        this.lock = lock;
        this.upkeep = new Upkeep(context, namespaces.values());
    }

    /**
     * Opens the engine of a home, adopting what runs there.
     *
     * @throws IOException if this machine lacks something, another engine has the home, or the home cannot be read
     */
    public static ProcessEngine open(
            Path home, Repositories repositories, EventLog events, Clock clock, ProcessEngineSettings settings)
            throws IOException {
        return open(home, repositories, events, clock, settings, new Disk(), Spawner.SYSTEM);
    }

    /** The same, by way of a certain disk and spawner. */
    static ProcessEngine open(
            Path home,
            Repositories repositories,
            EventLog events,
            Clock clock,
            ProcessEngineSettings settings,
            Disk disk,
            Spawner spawner)
            throws IOException {
        ProcessTable processes = new ProcessTable();
        Shell shell = Shell.find(spawner);
        disk.makeFolder(home);
        EngineHome places = new EngineHome(home.toRealPath());
        HomeLock lock = HomeLock.take(places.lock());
        try {
            StateJson json = new StateJson(disk);
            Marks marks = new Marks(HomeId.of(places, json));
            ShellTask tasks = new ShellTask(shell, processes, settings.outputLimit());
            BuildStore builds = new BuildStore(places, disk);
            EngineContext context = new EngineContext(
                    places,
                    disk,
                    json,
                    new Machine(
                            processes,
                            marks,
                            shell,
                            tasks,
                            new PortAllocator(
                                    settings.firstPort(),
                                    settings.lastPort(),
                                    marks.prefix().hashCode())),
                    repositories,
                    builds,
                    new Preparation(
                            places,
                            repositories,
                            builds,
                            disk,
                            marks,
                            tasks,
                            settings.builds(),
                            settings.longestBuild(),
                            settings.path()),
                    new SecretReader(System::getenv),
                    events,
                    clock,
                    settings,
                    new Threads());
            ProcessEngine engine = new ProcessEngine(context, lock);
            engine.takeOver();
            return engine;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void takeOver() throws IOException {
        TakeOver takeOver = new TakeOver(context);
        namespaces.putAll(takeOver.namespaces(this));
        endOrphans(takeOver.orphans());
        context.builds().sweep();
        namespaces.values().forEach(ProcessNamespace::resume);
        upkeep.begin();
    }

    /** Ends them before anything is started; and looks once more later, as one that was just being started shows its mark late. */
    private void endOrphans(Orphans orphans) throws IOException {
        try {
            orphans.end();
            context.threads().after(LATE_ORPHANS, () -> endLate(orphans));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending what was left behind", e);
        }
    }

    private static void endLate(Orphans orphans) {
        try {
            orphans.end();
        } catch (InterruptedException e) {
            // The engine is closing: the next one looks again.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, ObservedNamespace> observe() {
        Map<String, ObservedNamespace> observed = new HashMap<>();
        namespaces.forEach((name, namespace) -> observed.put(name, namespace.observe()));
        return observed;
    }

    @Override
    public void save(NamespaceRecord record) throws NamespaceTakenException, IOException {
        ProcessNamespace namespace;
        synchronized (namespaces) {
            namespace = namespaces.get(record.name());
            if (namespace == null) {
                create(record);
                return;
            }
        }
        namespace.save(record);
    }

    @Override
    public void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        ProcessNamespace namespace = namespaces.get(record.name());
        if (namespace == null) {
            throw new IOException("there is no namespace " + record.name());
        }
        namespace.takeOver(record);
    }

    private void create(NamespaceRecord record) throws NamespaceTakenException, IOException {
        NamespaceFolder folder = context.home().namespace(record.name());
        if (Files.exists(folder.root())) {
            throw new NamespaceTakenException("folder " + folder.root() + " is there but not ours, or not readable;"
                    + " move it away, or name the branch differently");
        }
        // Made elsewhere and moved here, so that the folder is never without what makes it ours.
        NamespaceFolder made =
                new NamespaceFolder(context.home().trash().resolve(record.name() + "-" + UUID.randomUUID()));
        NamespaceState state = NamespaceState.of(record);
        context.json().write(made.state(), state);
        context.disk().move(made.root(), folder.root());
        namespaces.put(record.name(), new ProcessNamespace(context, folder, state, this));
        changed(record.name());
    }

    @Override
    public void apply(DesiredNamespace desired, Effect effect) {
        ProcessNamespace namespace = namespaces.get(desired.name());
        if (namespace == null) {
            throw new IllegalStateException("namespace " + desired.name() + " was not saved");
        }
        namespace.apply(desired, effect);
    }

    @Override
    public void forgive(String namespace, AppId app) {
        find(namespace, app, AppSupervisor::forgive);
    }

    private void find(String namespace, AppId app, Consumer<AppSupervisor> found) {
        ProcessNamespace there = namespaces.get(namespace);
        if (there != null) {
            there.find(app).ifPresent(found);
        }
    }

    @Override
    public void delete(String namespace, boolean keepData) {
        ProcessNamespace there = namespaces.get(namespace);
        if (there != null) {
            there.delete(keepData);
        }
    }

    @Override
    public void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line)
            throws IOException {
        ProcessNamespace there = namespaces.get(namespace);
        if (there == null) {
            throw new IOException("there is no namespace " + namespace);
        }
        AppSupervisor supervisor = there.find(app)
                .orElseThrow(() -> new IOException("there is no app " + app + " in namespace " + namespace));
        OutputFile output = supervisor.output();
        long end = output.size();
        output.lastLines(end, lastLines).forEach(line);
        if (follow) {
            new OutputFollower(output.path(), end, line)
                    .follow(() -> there.find(app).filter(supervisor::equals).isPresent()
                            && !context.threads().closed());
        }
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void changed(String namespace) {
        listeners.forEach(listener -> listener.accept(namespace));
    }

    @Override
    public void deleted(String namespace) {
        namespaces.remove(namespace);
        changed(namespace);
    }

    @Override
    public void close() {
        try {
            context.threads().close();
        } finally {
            lock.close();
        }
    }
}
