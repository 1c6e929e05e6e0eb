package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.namespace.process.state.StartedInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Keeps one process of an app running: starts the release it is told to run in the place of the one before, and restarts one that was
 * good when it fails. Takes one step at a time, and after each looks afresh at what is to be done next. Used within the app's mailbox
 * only.
 */
final class InstanceKeeper implements ProcessStarter.Listener {
    private static final Duration RETRY_END = Duration.ofSeconds(2);

    /** Told what comes of it. */
    interface Listener {
        /** A release got ready. */
        void ready(Release release);

        /** A release that was never good failed, and its process is gone. */
        void gaveUp(Release release, Trouble trouble);

        /** No process is left, as was asked for. */
        void stopped();

        /** Something that is observed has changed. */
        void changed();
    }

    private final EngineContext context;
    private final Neighbours neighbours;
    private final AppStore store;
    private final AppEvents events;
    private final Starter starter;
    private final ProcessStarter processes;
    private final AppPort port;
    private final OutputFile output;
    private final Executor mailbox;
    private final Listener listener;
    private final RestartTimer restart;

    private Optional<Release> target = Optional.empty();
    private Optional<LiveProcess> live = Optional.empty();
    /** The start or the end that is going on; at most one of them. */
    private Optional<Job> step = Optional.empty();

    private Optional<Release> starting = Optional.empty();
    private boolean ending;
    private Optional<Trouble> trouble = Optional.empty();
    private boolean renew;
    private boolean ready;
    private String note = "";
    private String obstacle = "";
    private Instant since = Instant.EPOCH;
    private volatile Optional<StartedInstance> adopted = Optional.empty();

    InstanceKeeper(
            EngineContext context,
            Neighbours neighbours,
            AppStore store,
            AppEvents events,
            Starter starter,
            OutputFile output,
            Executor mailbox,
            Listener listener) {
        this.context = context;
        this.neighbours = neighbours;
        this.store = store;
        this.events = events;
        this.starter = starter;
        this.output = output;
        this.mailbox = mailbox;
        this.listener = listener;
        this.processes = new ProcessStarter(context, neighbours.namespace(), store, starter, output, this);
        this.port = new AppPort(context.machine().ports(), store, events, this::moved);
        this.restart = new RestartTimer(context.threads(), mailbox, new BackOff(context.settings()));
    }

    /** Runs this release from now on, in the place of any other. */
    void run(Release release) {
        aim(Optional.of(release));
    }

    /** Runs nothing from now on. */
    void stop() {
        aim(Optional.empty());
    }

    private void aim(Optional<Release> release) {
        target = release;
        restart.reset();
        proceed();
    }

    /** Looks after a process that was started by an engine before this one and still runs. */
    void adopt(StartedInstance instance) {
        target = Optional.of(instance.release());
        ready = store.state().established();
        note = "starting";
        since = instance.since();
        adopted = Optional.of(instance);
        live = Optional.of(processes.adopt(instance));
    }

    /** What it was told to run, if anything. */
    Optional<Release> target() {
        return target;
    }

    /** Whether nothing runs, nor is about to. */
    boolean idle() {
        return live.isEmpty() && step.isEmpty();
    }

    /** The release of the process there is and is to stay, if it is one that got ready. */
    Optional<Release> established() {
        return live.filter(process -> store.state().established() && process.runs(target))
                .map(process -> process.instance().release());
    }

    /** Has the process there is serve another release, which runs like its own. */
    void serve(Release release) {
        StartedInstance instance = live.orElseThrow().instance().serving(release);
        live = live.map(process -> process.serving(instance));
        target = Optional.of(release);
        store.note(store.state().withGood(release).withInstance(Optional.of(instance)));
    }

    /** What runs, as others see it: a release that is not good yet is not shown. */
    Optional<ObservedApp.Instance> observed() {
        Optional<Release> shown =
                live.isPresent() ? live.map(process -> process.instance().release()) : target;
        return shown.filter(this::good)
                .map(release -> new ObservedApp.Instance(
                        release.digest(),
                        release.revision(),
                        ready,
                        since,
                        release.servesPort() ? Optional.of(port.address()) : Optional.empty(),
                        store.state().restarts(),
                        ready ? "" : note));
    }

    /** What holds the end of a process, in words; empty if nothing does. */
    String obstacle() {
        return obstacle;
    }

    private boolean good(Release release) {
        return store.state()
                .good()
                .filter(good -> good.digest().equals(release.digest()))
                .isPresent();
    }

    /** Takes the next step towards the target, unless one is being taken. */
    private void proceed() {
        if (step.isPresent()) {
            if (!ending && !target.equals(starting)) {
                step.get().cancel();
            }
        } else if (ending) {
            return;
        } else if (live.isPresent()) {
            if (trouble.isPresent() || renew || !live.get().runs(target)) {
                end(live.get());
            }
        } else if (target.isEmpty()) {
            listener.stopped();
        } else if (!restart.waiting()) {
            begin(target.get());
        }
        listener.changed();
    }

    /** Its address is to be seen before others are sent to look for it. */
    private void moved() {
        listener.changed();
        neighbours.moved();
    }

    private void begin(Release release) {
        note = "starting";
        try {
            int number = port.ensure();
            Set<String> builds = new HashSet<>(Set.of(release.build()));
            store.state().good().ifPresent(good -> builds.add(good.build()));
            starting = target;
            step = Optional.of(Job.begin(context.threads().workers(), () -> prepare(release, number, builds)));
        } catch (IOException e) {
            failed(release, Trouble.notStarted(e), Duration.ZERO);
        }
    }

    /** On a worker. */
    private void prepare(Release release, int number, Set<String> builds) {
        try {
            Launch launch = starter.prepare(release, number, builds);
            afterStep(() -> spawn(launch));
        } catch (LaunchException e) {
            afterStep(() -> failed(release, new Trouble(e.getMessage(), e.tail()), Duration.ZERO));
        } catch (InterruptedException e) {
            afterStep(this::proceed);
        } catch (RuntimeException e) {
            afterStep(() -> failed(release, Trouble.notStarted(e), Duration.ZERO));
        }
    }

    private void afterStep(Runnable next) {
        mailbox.execute(() -> {
            step = Optional.empty();
            next.run();
        });
    }

    private void spawn(Launch launch) {
        Release release = launch.release();
        if (!target.equals(Optional.of(release))) {
            proceed();
            return;
        }
        try {
            ready = false;
            adopted = Optional.empty();
            live = Optional.of(processes.start(launch));
            since = live.get().instance().since();
            proceed();
        } catch (IOException e) {
            failed(release, Trouble.notStarted(e), Duration.ZERO);
        }
    }

    @Override
    public void ready(String mark) {
        mailbox.execute(() -> {
            if (current(mark)) {
                ready = true;
                note = "";
                listener.ready(live.orElseThrow().instance().release());
                listener.changed();
            }
        });
    }

    @Override
    public void failed(String mark, String reason) {
        mailbox.execute(() -> {
            if (current(mark)) {
                trouble = Optional.of(new Trouble(reason, live.orElseThrow().tail(output)));
                note = reason;
                proceed();
            }
        });
    }

    /** Whether the mark is that of the process there is, and this is not being ended anyway. */
    private boolean current(String mark) {
        return !ending
                && live.filter(process -> process.instance().mark().equals(mark))
                        .isPresent();
    }

    /** Looks whether the process is still there, where the machine does not tell us because it is not our child. On any thread. */
    void lookAfterAdopted(Predicate<StartedInstance> alive) {
        adopted.filter(instance -> !alive.test(instance))
                .ifPresent(instance -> failed(instance.mark(), Ending.unknown()));
    }

    /** Restarts the process if another app that it was told the address of has moved. */
    void followNeighbours() {
        live.ifPresent(process -> {
            try {
                if (!process.knows(
                        Launch.addresses(neighbours, process.instance().release()))) {
                    renew = true;
                    events.tell(Event.Kind.APP_RESTARTING, "restarted, as an app it depends on has moved");
                    proceed();
                }
            } catch (IOException e) {
                // What it depends on is gone: there is no better address to tell it than the one it has.
            }
        });
    }

    /** Ends the process with all that came of it, so that nothing is left which could hold its port. */
    private void end(LiveProcess process) {
        ending = true;
        ready = false;
        if (trouble.isEmpty()) {
            note = "stopping";
        }
        process.watch().cancel();
        step = Optional.of(Job.begin(context.threads().workers(), () -> {
            try {
                List<ProcessStat> left = process.family(context.machine().processes())
                        .end(context.settings().stopGrace());
                afterStep(() -> ended(process, left));
            } catch (InterruptedException e) {
                // Only a closing engine interrupts this; the next one goes on.
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void ended(LiveProcess process, List<ProcessStat> left) {
        if (!left.isEmpty()) {
            obstacle = "process " + left.get(0).pid() + " cannot be ended (state "
                    + left.get(0).state() + ")";
            note = obstacle;
            listener.changed();
            context.threads().after(RETRY_END, () -> mailbox.execute(() -> end(process)));
            return;
        }
        Optional<Trouble> was = trouble;
        ending = false;
        obstacle = "";
        live = Optional.empty();
        adopted = Optional.empty();
        renew = false;
        trouble = Optional.empty();
        store.note(store.state().withInstance(Optional.empty()));
        context.machine().marks().retire(process.instance().mark());
        if (was.isPresent() && process.runs(target)) {
            failed(process.instance().release(), was.get(), process.ran());
        } else {
            proceed();
        }
    }

    /** A release that was good is tried again; of any other, the listener decides. */
    private void failed(Release release, Trouble reason, Duration ran) {
        if (!target.equals(Optional.of(release))) {
            proceed();
        } else if (good(release)) {
            store.note(store.state().withRestarts(store.state().restarts() + 1));
            note = reason.reason() + ", " + restart.begin(ran, this::proceed);
            events.tell(Event.Kind.APP_RESTARTING, note, Map.of("output", String.join("\n", reason.tail())));
            listener.changed();
        } else {
            target = Optional.empty();
            listener.gaveUp(release, reason);
        }
    }
}
