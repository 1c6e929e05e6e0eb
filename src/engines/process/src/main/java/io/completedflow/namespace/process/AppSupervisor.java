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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One app of a namespace: what is deployed of it, what ran well before, and what is to be put back when something newer does not. Its
 * public methods may be called from any thread; all work is done in its mailbox.
 */
final class AppSupervisor implements Preparer.Listener, InstanceKeeper.Listener {
    private final EngineContext context;
    private final Neighbours neighbours;
    private final OutputFile output;
    private final Mailbox mailbox;
    private final AppStore store;
    private final AppEvents events;
    private final Attempts attempts;
    private final Preparer preparer;
    private final InstanceKeeper keeper;
    private final BuildNeeds builds;
    private final AppRemoval removal;
    /** Digest of what was built or tested last; empty until then. */
    private String workedOn = "";

    private volatile ObservedApp observed = ObservedApp.ABSENT;
    private volatile int port;

    AppSupervisor(EngineContext context, Neighbours neighbours, AppFolder folder, AppState state) {
        this.context = context;
        this.neighbours = neighbours;
        AppId id = state.id();
        String namespace = neighbours.namespace();
        this.output = new OutputFile(folder.output(), context.settings().outputLimit());
        this.events = new AppEvents(context.events(), context.clock(), neighbours.product(), namespace, id);
        this.mailbox = new Mailbox(context.threads().mailboxes(), this::unexpected);
        this.store = new AppStore(context.json(), folder, context.threads(), mailbox, state);
        this.attempts = new Attempts(store, context.clock());
        Starter starter = new Starter(context, neighbours, id, folder);
        this.preparer = new Preparer(context, namespace, folder, mailbox, this);
        this.keeper = new InstanceKeeper(context, neighbours, store, events, starter, output, mailbox, this);
        this.builds = new BuildNeeds(context, namespace, id, events);
        this.removal = new AppRemoval(context, neighbours, store, folder, starter.data(), builds);
        this.port = state.port();
        context.machine().ports().reserve(port);
    }

    ObservedApp observed() {
        return observed;
    }

    /** Where it is reached; empty if it has no port yet. */
    Optional<String> address() {
        return port == 0 ? Optional.empty() : Optional.of(AppPort.address(port));
    }

    /** What holds its removal, in words; empty if nothing does. */
    String obstacle() {
        return removal.obstacle();
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
        instance.ifPresent(found -> {
            context.machine().marks().adopt(found.mark());
            keeper.adopt(found);
            events.tell(
                    Event.Kind.APP_ADOPTED,
                    "adopted process " + found.pid() + " at "
                            + found.release().revision().shortId());
        });
        builds.keep(store.state(), keeper.target());
        changed();
    }

    /** Goes on with what was left half-done. */
    void resume() {
        mailbox.execute(() -> {
            if (store.state().removing()) {
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
        if (!attempts.at(Stage.STARTING)) {
            return;
        }
        Release next = store.state().next().orElseThrow();
        if (keeper.target()
                .filter(target -> target.digest().equals(next.digest()))
                .isPresent()) {
            return;
        }
        if (next.dependencyVariables().values().stream().allMatch(neighbours::running)) {
            keeper.run(next);
        } else {
            store.note(store.state().halted());
            changed();
        }
    }

    /** Prepares it beside what runs; what ran well before, or runs already, needs no preparation. */
    void prepare(DesiredApp app, boolean trusted) {
        mailbox.execute(() -> {
            AppState state = store.state();
            if (state.removing() || attempts.of(app.digest())) {
                return;
            }
            preparer.cancel();
            if (keeper.established().filter(release -> release.isFor(app)).isPresent()) {
                attempts.clear();
            } else if (state.good().filter(release -> release.isFor(app)).isPresent()) {
                attempts.prepared(app, state.good().get());
            } else {
                attempts.preparing(app, Progress.Step.FETCHING.words());
                preparer.request(app, trusted);
            }
            changed();
        });
    }

    /** Starts it if it is prepared and not being started already. */
    void start(DesiredApp app) {
        mailbox.execute(() -> {
            AppState state = store.state();
            if (state.removing()
                    || keeper.target().filter(release -> release.isFor(app)).isPresent()) {
                return;
            }
            Optional<Release> next = state.next().filter(release -> release.isFor(app));
            if (next.isPresent()) {
                attempts.starting(next.get());
                keeper.run(next.get());
            } else {
                state.good().filter(release -> release.isFor(app)).ifPresent(keeper::run);
            }
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

    /** Lets a failed deployment be tried again; when this returns, it is no longer observed, or the engine is closing. */
    void forgive() {
        mailbox.executeAndWait(() -> {
            if (attempts.at(Stage.FAILED)) {
                attempts.clear();
                changed();
            }
        });
    }

    /** Stops it and removes all of it. */
    void remove(boolean keepData) {
        mailbox.execute(() -> {
            if (removal.order(keepData, () -> remove(keepData))) {
                preparer.cancel();
                keeper.stop();
            }
        });
    }

    /** Asks {@code alive} of a process that is not our child, of whose end nobody else tells us. */
    void lookAfterAdopted(Predicate<StartedInstance> alive) {
        keeper.lookAfterAdopted(alive);
    }

    /** Another app of the namespace may have a new address. */
    void neighbourMoved() {
        mailbox.execute(keeper::followNeighbours);
    }

    @Override
    public void progress(DesiredApp app, Progress.Step step) {
        attempts.preparing(app, step.words());
        if (step == Progress.Step.BUILDING) {
            workedOn = app.digest();
            events.tell(Event.Kind.APP_BUILDING, "builds " + app.revision().shortId());
        } else if (step == Progress.Step.TESTING) {
            workedOn = app.digest();
            events.tell(Event.Kind.APP_TESTING, "tests " + app.revision().shortId());
        }
        changed();
    }

    @Override
    public void prepared(DesiredApp app, Release release) {
        if (workedOn.equals(app.digest())) {
            events.tell(Event.Kind.APP_PREPARED, "prepared " + app.revision().shortId());
        }
        if (keeper.established().filter(release::runsLike).isPresent()) {
            keeper.serve(release);
            attempts.clear();
        } else {
            attempts.prepared(app, release);
        }
        preparationEnded();
        changed();
    }

    @Override
    public void failed(DesiredApp app, Trouble trouble) {
        attempts.failed(app.digest(), app.revision(), trouble.reason(), trouble.tail());
        putBackIfFailed();
        preparationEnded();
        changed();
    }

    @Override
    public void calledOff() {
        preparationEnded();
        removeIfIdle();
    }

    private void preparationEnded() {
        builds.keep(store.state(), keeper.target());
        builds.preparationEnded();
    }

    @Override
    public void ready(Release release) {
        if (attempts.of(release.digest())) {
            attempts.clear();
        }
        if (keeper.established().isEmpty()) {
            store.note(store.state().withGood(release).withRestarts(0));
        }
        builds.keep(store.state(), keeper.target());
    }

    @Override
    public void gaveUp(Release release, Trouble trouble) {
        Optional<Release> good = store.state().good();
        String reason = trouble.reason()
                + good.map(back -> "; put back " + back.revision().shortId()).orElse("");
        if (attempts.of(release.digest())) {
            attempts.failed(release.digest(), release.revision(), reason, trouble.tail());
        }
        good.ifPresent(back -> {
            events.tell(Event.Kind.APP_PUT_BACK, release.revision().shortId() + " " + reason);
            keeper.run(back);
        });
        builds.keep(store.state(), keeper.target());
        changed();
    }

    /** Where the newest failed and nothing runs, what ran well before is to run. */
    private void putBackIfFailed() {
        Optional<Release> good = store.state().good();
        if (attempts.at(Stage.FAILED) && keeper.target().isEmpty() && good.isPresent()) {
            events.tell(
                    Event.Kind.APP_PUT_BACK, "put back " + good.get().revision().shortId());
            keeper.run(good.get());
        }
    }

    @Override
    public void stopped() {
        removeIfIdle();
    }

    private void removeIfIdle() {
        if (store.state().removing() && keeper.idle() && preparer.idle()) {
            removal.begin();
        }
    }

    /** Publishes what is observed now. */
    @Override
    public void changed() {
        AppState state = store.state();
        port = state.port();
        if (state.removing() && !keeper.obstacle().isEmpty()) {
            removal.heldBy(keeper.obstacle());
        }
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

    /** A fault in the program: told, so that it is found, and not the end of the app's supervision. */
    private void unexpected(RuntimeException e) {
        events.tell(Event.Kind.APP_FAILED, "engine process failed: " + e);
    }
}
