package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.Effect;
import io.completedflow.namespace.NamespaceOwnership;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.NamespaceTakenException;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.AppState;
import io.completedflow.namespace.process.state.NamespaceFolder;
import io.completedflow.namespace.process.state.NamespaceState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One namespace and the apps in it. */
final class ProcessNamespace implements Neighbours {
    private static final Duration RETRY_REMOVAL = Duration.ofSeconds(5);

    private final EngineContext context;
    private final NamespaceFolder folder;
    private final NamespaceListener listener;
    private final Map<AppId, AppSupervisor> apps = new ConcurrentHashMap<>();
    private final Path trash;
    private volatile NamespaceState state;
    private boolean gone;
    private volatile String obstacle = "";

    /** Told what happens to namespaces. */
    interface NamespaceListener {
        void changed(String namespace);

        void deleted(String namespace);
    }

    ProcessNamespace(EngineContext context, NamespaceFolder folder, NamespaceState state, NamespaceListener listener) {
        this.context = context;
        this.folder = folder;
        this.state = state;
        this.listener = listener;
        this.trash = context.home().trash().resolve(namespace() + "-" + UUID.randomUUID());
    }

    /**
     * Takes over the apps that are there.
     *
     * @throws IOException if the state of one cannot be read
     */
    void adopt(Map<String, List<ProcessStat>> marked) throws IOException {
        if (!Files.exists(folder.apps())) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.apps())) {
            for (Path path : found) {
                AppFolder app = new AppFolder(path);
                if (Files.exists(app.state())) {
                    AppState kept = context.json().read(app.state(), AppState.SCHEMA, AppState.class);
                    apps.put(kept.id(), new AppSupervisor(context, this, app, kept));
                }
            }
        }
        apps.values().forEach(app -> app.adopt(marked));
    }

    /** Goes on with what was left half-done. */
    void resume() {
        apps.values().forEach(AppSupervisor::resume);
        if (state.deleting()) {
            deleteApps();
        }
    }

    ObservedNamespace observe() {
        Map<AppId, ObservedApp> observed = new HashMap<>();
        apps.forEach((id, app) -> observed.put(id, app.observed()));
        return new ObservedNamespace(state.record(), Map.copyOf(observed), state.deleting(), obstacles());
    }

    private String obstacles() {
        return Stream.concat(Stream.of(obstacle), apps.values().stream().map(AppSupervisor::obstacle))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Keeps a newer record. */
    synchronized void save(NamespaceRecord record) throws NamespaceTakenException, IOException {
        new NamespaceOwnership(state.record()).check(record);
        keep(record);
    }

    /** Keeps a newer record, whoever reconciled it before. */
    synchronized void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException {
        new NamespaceOwnership(state.record()).checkOrigin(record);
        keep(record);
    }

    private void keep(NamespaceRecord record) throws IOException {
        if (state.deleting()) {
            throw new IOException("namespace " + record.name() + " is being deleted; try again once it is gone");
        }
        if (!record.equals(state.record())) {
            NamespaceState next = NamespaceState.of(record);
            context.json().write(folder.state(), next);
            state = next;
            changed();
        }
    }

    void apply(DesiredNamespace desired, Effect effect) {
        if (state.deleting()) {
            return;
        }
        if (effect instanceof Effect.Prepare) {
            DesiredApp app = desired(desired, effect);
            supervisor(effect.app()).prepare(app, desired.template().trusted());
        } else if (effect instanceof Effect.Start) {
            supervisor(effect.app()).start(desired(desired, effect));
        } else if (effect instanceof Effect.Halt) {
            find(effect.app()).ifPresent(AppSupervisor::halt);
        } else {
            // Its data are set aside: they go with the namespace, or are the app's again when it comes back.
            find(effect.app()).ifPresent(app -> app.remove(true));
        }
    }

    private static DesiredApp desired(DesiredNamespace desired, Effect effect) {
        DesiredApp app = desired.apps().get(effect.app());
        if (app == null) {
            throw new IllegalArgumentException(effect + " is for an app that is not desired in " + desired.name());
        }
        return app;
    }

    private AppSupervisor supervisor(AppId id) {
        return apps.computeIfAbsent(
                id, unseen -> new AppSupervisor(context, this, folder.app(id), AppState.initial(id)));
    }

    Optional<AppSupervisor> find(AppId id) {
        return Optional.ofNullable(apps.get(id));
    }

    Collection<AppSupervisor> apps() {
        return apps.values();
    }

    /** Begins its deletion, or goes on with it. */
    synchronized void delete(boolean keepData) {
        if (!state.deleting()) {
            NamespaceState next = state.beingDeleted(keepData);
            try {
                context.json().write(folder.state(), next);
            } catch (IOException e) {
                retryDeletion("its deletion cannot be begun: " + e.getMessage(), () -> delete(keepData));
                return;
            }
            state = next;
            changed();
        }
        deleteApps();
    }

    private void deleteApps() {
        if (apps.isEmpty()) {
            context.threads().workers().execute(this::removeFiles);
        } else {
            apps.values().forEach(app -> app.remove(state.keepData()));
        }
    }

    private synchronized void removeFiles() {
        if (gone) {
            // By now the name may be another namespace's.
            return;
        }
        try {
            if (Files.exists(folder.root())) {
                context.disk().move(folder.root(), trash);
            }
            context.disk().remove(trash);
            if (!state.keepData()) {
                context.disk().remove(context.home().keptData(namespace(), product()));
            }
            gone = true;
            listener.deleted(namespace());
        } catch (IOException e) {
            retryDeletion("its files cannot be removed: " + e.getMessage(), this::removeFiles);
        }
    }

    private void retryDeletion(String reason, Runnable again) {
        obstacle = reason;
        changed();
        context.threads().after(RETRY_REMOVAL, again);
    }

    @Override
    public String namespace() {
        return state.record().name();
    }

    @Override
    public String product() {
        return state.record().product();
    }

    @Override
    public Optional<String> address(AppId app) {
        return find(app).flatMap(AppSupervisor::address);
    }

    @Override
    public boolean running(AppId app) {
        return find(app).filter(found -> found.observed().running().isPresent()).isPresent();
    }

    @Override
    public void changed() {
        listener.changed(namespace());
    }

    @Override
    public void moved() {
        apps.values().forEach(AppSupervisor::neighbourMoved);
    }

    @Override
    public void removed(AppId app) {
        apps.remove(app);
        changed();
        if (state.deleting() && apps.isEmpty()) {
            removeFiles();
        }
    }
}
