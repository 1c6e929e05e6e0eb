package io.completedflow.namespace.process;

import io.completedflow.config.AppId;
import io.completedflow.log.Event;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedApp.Attempt;
import io.completedflow.namespace.ObservedApp.Stage;
import io.completedflow.namespace.process.build.Progress;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.state.AppFolder;
import io.completedflow.namespace.process.state.AppState;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.namespace.process.state.StartedInstance;
import io.completedflow.source.RepositoryException;
import io.completedflow.source.Revision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One app of a namespace: what is deployed of it, what ran well before, and what is to be put back when something newer does not. Its
 * public methods may be called from any thread; all work is done in its mailbox.
 */
final class AppSupervisor implements Preparer.Listener, InstanceKeeper.Listener {
    private static final Duration RETRY_REMOVAL = Duration.ofSeconds(5);

    private final EngineContext context;
    private final Neighbours neighbours;
    private final AppId id;
    private final OutputFile output;
    private final Mailbox mailbox;
    private final AppStore store;
    private final AppEvents events;
    private final Preparer preparer;
    private final InstanceKeeper keeper;
    private final Removal removal;
    private boolean removingFiles;
    private volatile ObservedApp observed = ObservedApp.ABSENT;
    private volatile int port;
    private volatile String obstacle = "";

    AppSupervisor(EngineContext context, Neighbours neighbours, AppFolder folder, AppState state) {
        this.context = context;
        this.neighbours = neighbours;
        this.id = state.id();
        this.output = new OutputFile(folder.output(), context.settings().outputLimit());
        this.events =
                new AppEvents(context.events(), context.clock(), neighbours.product(), neighbours.namespace(), id);
        this.mailbox = new Mailbox(context.threads().mailboxes(), this::unexpected);
        this.store = new AppStore(context.json(), folder, context.threads(), mailbox, state);
        Starter starter = new Starter(context, neighbours, id, folder);
        this.preparer = new Preparer(context, neighbours.namespace(), folder, mailbox, this);
        this.keeper = new InstanceKeeper(context, neighbours, store, events, starter, output, mailbox, this);
        this.removal = new Removal(context, folder, starter.data());
        context.machine().ports().reserve(state.port());
    }

    /** Where an app with this port is reached. */
    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    ObservedApp observed() {
        return observed;
    }

    /** Its port, 0 if it has none yet. */
    int port() {
        return port;
    }

    /** What holds its removal, in words; empty if nothing does. */
    String obstacle() {
        return obstacle;
    }

    OutputFile output() {
        return output;
    }

    /**
     * Takes over what an engine before this one left behind.
     *
     * @param marked the processes that carry a mark of ours, by mark
     */
    void adopt(Map<String, List<ProcessStat>> marked) {
        AppState state = store.state();
        Optional<StartedInstance> instance =
                state.instance().flatMap(found -> new Adoption(context.machine().processes()).find(found, marked));
        store.remember(state.withInstance(instance).interrupted());
        retainBuilds();
        instance.ifPresent(found -> {
            context.machine().marks().adopt(found.mark());
            keeper.adopt(found);
            events.tell(
                    Event.Kind.APP_ADOPTED,
                    "adopted process " + found.pid() + " at "
                            + found.release().revision().shortId());
        });
        changed();
    }

    /** Goes on with what was left half-done. */
    void resume() {
        mailbox.execute(() -> {
            if (store.state().removing()) {
                removeIfIdle();
                keeper.stop();
            } else {
                startAgainIfInterrupted();
                putBackIfFailed();
                keeper.followNeighbours();
            }
        });
    }

    /** What was told to start and did not come to it is started now, or later in its turn if what it depends on is not there. */
    private void startAgainIfInterrupted() {
        AppState state = store.state();
        boolean starting =
                state.attempt().filter(at -> at.stage() == Stage.STARTING).isPresent();
        if (!starting || keeper.target().isPresent()) {
            return;
        }
        Release next = state.next().orElseThrow();
        if (next.dependencyVariables().values().stream().allMatch(neighbours::running)) {
            keeper.run(next);
        } else {
            store.note(state.halted());
            changed();
        }
    }

    void prepare(DesiredApp app, boolean trusted) {
        mailbox.execute(() -> beginPrepare(app, trusted));
    }

    private void beginPrepare(DesiredApp app, boolean trusted) {
        AppState state = store.state();
        String digest = app.digest();
        if (state.removing()
                || state.attempt().filter(at -> at.digest().equals(digest)).isPresent()) {
            return;
        }
        preparer.cancel();
        if (keeper.established().filter(runs -> runs.digest().equals(digest)).isPresent()) {
            store.note(state.withAttempt(Optional.empty(), Optional.empty()));
        } else if (state.good().filter(good -> good.digest().equals(digest)).isPresent()) {
            attempt(digest, app.revision(), Stage.PREPARED, "", List.of(), state.good());
        } else {
            attempting(app, Progress.Step.FETCHING.words());
            preparer.request(app, trusted);
        }
        changed();
    }

    void start(DesiredApp app) {
        mailbox.execute(() -> {
            AppState state = store.state();
            Optional<Release> release = state.next()
                    .or(state::good)
                    .filter(next -> next.digest().equals(app.digest()))
                    .or(() -> state.good().filter(good -> good.digest().equals(app.digest())));
            boolean aimed = keeper.target()
                    .filter(target -> target.digest().equals(app.digest()))
                    .isPresent();
            if (state.removing() || release.isEmpty() || aimed) {
                return;
            }
            if (state.next().equals(release)) {
                attempt(app.digest(), app.revision(), Stage.STARTING, "starting", List.of(), state.next());
            }
            keeper.run(release.get());
        });
    }

    /** Stops it; what failed before may be tried anew once it is to run again. */
    void halt() {
        mailbox.execute(() -> {
            preparer.cancel();
            store.note(store.state().halted());
            keeper.stop();
        });
    }

    void forgive() {
        mailbox.execute(() -> {
            if (store.state().attempt().filter(at -> at.stage() == Stage.FAILED).isPresent()) {
                store.note(store.state().withAttempt(Optional.empty(), Optional.empty()));
                changed();
            }
        });
    }

    void remove(boolean keepData) {
        mailbox.execute(() -> {
            if (!store.state().removing()) {
                try {
                    store.commit(
                            store.state().withRemoval(keepData ? AppState.Removal.KEEPING_DATA : AppState.Removal.ALL));
                } catch (IOException e) {
                    retryRemoval("cannot be removed: " + e.getMessage(), () -> remove(keepData));
                    return;
                }
                preparer.cancel();
            }
            keeper.stop();
        });
    }

    void lookAfterAdopted(Predicate<StartedInstance> alive) {
        keeper.lookAfterAdopted(alive);
    }

    void neighbourMoved() {
        mailbox.execute(keeper::followNeighbours);
    }

    @Override
    public void progress(DesiredApp app, Progress.Step step) {
        attempting(app, step.words());
        if (step == Progress.Step.BUILDING) {
            events.tell(Event.Kind.APP_BUILDING, "builds " + app.revision().shortId());
        } else if (step == Progress.Step.TESTING) {
            events.tell(Event.Kind.APP_TESTING, "tests " + app.revision().shortId());
        }
        changed();
    }

    @Override
    public void prepared(DesiredApp app, Release release) {
        if (keeper.established().filter(release::runsLike).isPresent()) {
            keeper.serve(release);
            store.note(store.state().withAttempt(Optional.empty(), Optional.empty()));
        } else {
            attempt(app.digest(), app.revision(), Stage.PREPARED, "", List.of(), Optional.of(release));
        }
        retainBuilds();
        changed();
    }

    @Override
    public void failed(DesiredApp app, Trouble trouble) {
        attempt(app.digest(), app.revision(), Stage.FAILED, trouble.reason(), trouble.tail(), Optional.empty());
        putBackIfFailed();
        retainBuilds();
        changed();
    }

    @Override
    public void idle() {
        retainBuilds();
        removeIfIdle();
    }

    @Override
    public void ready(Release release) {
        AppState state = store.state();
        boolean first = !keeper.established().isPresent();
        boolean attempted = state.attempt()
                .filter(at -> at.digest().equals(release.digest()))
                .isPresent();
        AppState next = attempted ? state.withAttempt(Optional.empty(), Optional.empty()) : state;
        store.note(first ? next.withGood(release).withRestarts(0) : next);
        retainBuilds();
    }

    @Override
    public void gaveUp(Release release, Trouble trouble) {
        AppState state = store.state();
        boolean newest = state.attempt()
                .filter(at -> at.digest().equals(release.digest()))
                .isPresent();
        if (newest) {
            attempt(
                    release.digest(),
                    release.revision(),
                    Stage.FAILED,
                    failure(release, trouble),
                    trouble.tail(),
                    Optional.empty());
        }
        state.good().ifPresent(good -> {
            events.tell(Event.Kind.APP_PUT_BACK, failure(release, trouble));
            keeper.run(good);
        });
        retainBuilds();
        changed();
    }

    private String failure(Release release, Trouble trouble) {
        return release.revision().shortId() + " " + trouble.reason()
                + store.state()
                        .good()
                        .map(good -> "; put back " + good.revision().shortId())
                        .orElse("");
    }

    @Override
    public void stopped() {
        removeIfIdle();
    }

    /** Publishes what is observed now. */
    @Override
    public void changed() {
        AppState state = store.state();
        port = state.port();
        Optional<ObservedApp.Instance> running = keeper.observed();
        Optional<Attempt> attempt = state.attempt().or(() -> running.isPresent() ? Optional.empty() : atRest(state));
        ObservedApp now = new ObservedApp(running, attempt);
        if (!now.equals(observed)) {
            observed = now;
            neighbours.changed();
        }
    }

    /** What ran well and does not run now is as good as prepared. */
    private Optional<Attempt> atRest(AppState state) {
        return state.good()
                .map(good ->
                        new Attempt(good.digest(), good.revision(), Stage.PREPARED, restingSince(good), "", List.of()));
    }

    private Instant restingSince(Release good) {
        return observed.attempt()
                .filter(at -> at.stage() == Stage.PREPARED && at.digest().equals(good.digest()))
                .map(Attempt::since)
                .orElseGet(() -> context.clock().instant());
    }

    /** Where the newest failed and nothing runs, the last good one is to run. */
    private void putBackIfFailed() {
        AppState state = store.state();
        boolean failed =
                state.attempt().filter(at -> at.stage() == Stage.FAILED).isPresent();
        if (failed && keeper.target().isEmpty() && state.good().isPresent()) {
            events.tell(
                    Event.Kind.APP_PUT_BACK,
                    "put back " + state.good().get().revision().shortId());
            keeper.run(state.good().get());
        }
    }

    private void attempting(DesiredApp app, String reason) {
        store.remember(store.state()
                .withAttempt(
                        Optional.of(new Attempt(
                                app.digest(),
                                app.revision(),
                                Stage.PREPARING,
                                context.clock().instant(),
                                reason,
                                List.of())),
                        Optional.empty()));
    }

    private void attempt(
            String digest, Revision revision, Stage stage, String reason, List<String> tail, Optional<Release> next) {
        store.note(store.state()
                .withAttempt(
                        Optional.of(new Attempt(
                                digest, revision, stage, context.clock().instant(), reason, tail)),
                        next));
    }

    /** Keeps the builds it may need again, and lets go of all others. */
    private void retainBuilds() {
        AppState state = store.state();
        Set<String> needed = new HashSet<>();
        state.good().ifPresent(release -> needed.add(release.build()));
        state.next().ifPresent(release -> needed.add(release.build()));
        state.instance().ifPresent(instance -> needed.add(instance.release().build()));
        context.builds().retain(neighbours.namespace() + "/" + id, needed);
        if (preparer.idle()) {
            context.preparation().release(neighbours.namespace(), id);
        }
        context.threads().workers().execute(this::sweepBuilds);
    }

    private void sweepBuilds() {
        try {
            context.builds().sweep();
        } catch (IOException e) {
            events.tell(Event.Kind.APP_FAILED, "builds that are not needed cannot be removed: " + e.getMessage());
        }
    }

    private void removeIfIdle() {
        if (store.state().removing() && keeper.idle() && preparer.idle() && !removingFiles) {
            removingFiles = true;
            store.end();
            boolean keepData = store.state().removal() == AppState.Removal.KEEPING_DATA;
            context.threads().workers().execute(() -> removeFiles(keepData));
        } else if (store.state().removing() && !keeper.obstacle().isEmpty()) {
            obstacle = keeper.obstacle();
        }
    }

    /** On a worker. */
    private void removeFiles(boolean keepData) {
        try {
            removal.run(keepData);
            context.machine().ports().release(port);
            context.builds().retain(neighbours.namespace() + "/" + id, Set.of());
            context.preparation().release(neighbours.namespace(), id);
            sweepBuilds();
            neighbours.removed(id);
        } catch (IOException | RepositoryException e) {
            retryRemoval(id + " cannot be removed: " + e.getMessage(), () -> removeFiles(keepData));
        }
    }

    private void retryRemoval(String reason, Runnable again) {
        obstacle = reason;
        neighbours.changed();
        context.threads().after(RETRY_REMOVAL, again);
    }

    /** A fault in the program: told, so that it is found, and not the end of the app's supervision. */
    private void unexpected(RuntimeException e) {
        events.tell(Event.Kind.APP_FAILED, "engine process failed: " + e);
    }
}
