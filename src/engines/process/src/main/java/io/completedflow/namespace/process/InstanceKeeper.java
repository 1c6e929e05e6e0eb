package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.process.health.HealthWatch;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.PortAllocator;
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
 * Keeps one process of an app running: starts the release it is told to run in the place of the one before, watches it, and restarts
 * one that was good when it fails. Takes one step at a time, and after each looks afresh at what is to be done next. Used within the
 * app's mailbox only.
 */
final class InstanceKeeper {
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
    private final OutputFile output;
    private final Executor mailbox;
    private final Listener listener;
    private final BackOff backOff;

    private Optional<Release> target = Optional.empty();
    private Optional<LiveProcess> live = Optional.empty();
    private Optional<Job> step = Optional.empty();
    private Optional<Release> starting = Optional.empty();
    private boolean ending;
    private String obstacle = "";
    private Optional<Trouble> trouble = Optional.empty();
    private boolean renew;
    private boolean waiting;
    private int waits;
    private boolean ready;
    private String note = "";
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
        this.backOff = new BackOff(context.settings());
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
        waiting = false;
        waits++;
        backOff.reset();
        proceed();
    }

    /** Looks after a process that was started by an engine before this one and still runs. */
    void adopt(StartedInstance instance) {
        target = Optional.of(instance.release());
        ready = store.state().established();
        note = ready ? "" : "starting";
        adopted = Optional.of(instance);
        watch(instance, () -> starter.launch(instance.release(), store.state().port()), 0);
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
        return live.filter(process -> store.state().established() && runs(process, target))
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
                        release.servesPort() ? Optional.of(address()) : Optional.empty(),
                        store.state().restarts(),
                        ready ? "" : note));
    }

    private String address() {
        return AppSupervisor.address(store.state().port());
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
        } else if (live.isPresent()) {
            if (trouble.isPresent() || renew || !runs(live.get(), target)) {
                end(live.get());
            }
        } else if (target.isEmpty()) {
            listener.stopped();
        } else if (!waiting) {
            begin(target.get());
        }
        listener.changed();
    }

    private static boolean runs(LiveProcess process, Optional<Release> release) {
        return release.filter(wanted ->
                        wanted.digest().equals(process.instance().release().digest()))
                .isPresent();
    }

    private void begin(Release release) {
        note = "starting";
        int port;
        try {
            port = ensurePort();
        } catch (IOException e) {
            failed(release, new Trouble("cannot be started: " + e.getMessage(), List.of()), Duration.ZERO);
            return;
        }
        starting = target;
        Set<String> builds = new HashSet<>(Set.of(release.build()));
        store.state().good().ifPresent(good -> builds.add(good.build()));
        step = Optional.of(Job.begin(context.threads().workers(), () -> prepare(release, port, builds)));
    }

    /** On a worker. */
    private void prepare(Release release, int port, Set<String> builds) {
        try {
            Launch launch = starter.prepare(release, port, builds);
            mailbox.execute(() -> {
                step = Optional.empty();
                if (target.filter(release::equals).isPresent()) {
                    spawn(launch);
                }
                proceed();
            });
        } catch (LaunchException e) {
            mailbox.execute(() -> {
                step = Optional.empty();
                failed(release, new Trouble(e.getMessage(), e.tail()), Duration.ZERO);
            });
        } catch (InterruptedException e) {
            mailbox.execute(() -> {
                step = Optional.empty();
                proceed();
            });
        }
    }

    /** The app's port, which stays the same as long as nobody else listens on it. */
    private int ensurePort() throws IOException {
        PortAllocator ports = context.machine().ports();
        int port = store.state().port();
        if (port != 0 && PortAllocator.free(port)) {
            return port;
        }
        int next = ports.allocate();
        try {
            store.commit(store.state().withPort(next));
        } catch (IOException e) {
            ports.release(next);
            throw e;
        }
        listener.changed();
        if (port != 0) {
            ports.release(port);
            events.tell(Event.Kind.APP_STARTING, "port " + port + " is taken by another program; moved to " + next);
            neighbours.moved();
        }
        return next;
    }

    private void spawn(Launch launch) {
        Release release = launch.release();
        String mark = context.machine()
                .marks()
                .issue(neighbours.namespace(), store.state().id().toString());
        StartedInstance intent = new StartedInstance(
                release,
                mark,
                0,
                0,
                context.machine().processes().bootId(),
                context.clock().instant(),
                launch.addresses());
        try {
            store.commit(store.state().withInstance(Optional.of(intent)));
            long outputStart = output.size();
            Process process = context.machine().shell().start(launch.run(mark));
            ready = false;
            renew = false;
            adopted = Optional.empty();
            watch(started(intent, process.pid()), () -> launch, outputStart);
            var unused = process.onExit()
                    .thenAccept(ended -> mailbox.execute(() -> exited(mark, Ending.words(ended.exitValue()))));
        } catch (IOException e) {
            store.note(store.state().withInstance(Optional.empty()));
            context.machine().marks().retire(mark);
            failed(release, new Trouble("cannot be started: " + e.getMessage(), List.of()), Duration.ZERO);
        }
    }

    private StartedInstance started(StartedInstance intent, long pid) {
        long ticks = context.machine()
                .processes()
                .stat(pid)
                .map(ProcessStat::startTicks)
                .orElse(-1L);
        StartedInstance instance = intent.started(pid, ticks);
        store.note(store.state().withInstance(Optional.of(instance)));
        return instance;
    }

    private void watch(StartedInstance instance, Starter.LaunchSource launch, long outputStart) {
        Release release = instance.release();
        since = instance.since();
        long now = System.nanoTime();
        HealthWatch watch = new HealthWatch(
                starter.check(release, store.state().port(), launch, now),
                release.health(),
                context.threads().timers(),
                context.threads().workers(),
                new HealthWatch.Listener() {
                    @Override
                    public void ready() {
                        mailbox.execute(() -> becameReady(instance.mark()));
                    }

                    @Override
                    public void unhealthy(String reason) {
                        mailbox.execute(() -> exited(instance.mark(), reason));
                    }
                });
        live = Optional.of(new LiveProcess(instance, launch, watch, now, outputStart));
        if (ready) {
            watch.beginRunning();
        } else {
            watch.beginStarting();
        }
    }

    private boolean current(String mark) {
        return live.filter(process -> process.instance().mark().equals(mark)).isPresent();
    }

    private void becameReady(String mark) {
        if (current(mark) && !ending) {
            ready = true;
            note = "";
            listener.ready(live.orElseThrow().instance().release());
            listener.changed();
        }
    }

    /** The process is no good any more: it has exited, or does not answer. */
    private void exited(String mark, String reason) {
        if (current(mark) && !ending) {
            trouble = Optional.of(new Trouble(reason, live.orElseThrow().tail(output)));
            note = reason;
            proceed();
        }
    }

    /** Looks whether the process is still there, where the machine does not tell us because it is not our child. */
    void lookAfterAdopted(Predicate<StartedInstance> alive) {
        adopted.filter(instance -> !alive.test(instance))
                .ifPresent(instance -> mailbox.execute(() -> exited(instance.mark(), Ending.unknown())));
    }

    /** Restarts the process if another app that it was told the address of has moved. */
    void followNeighbours() {
        live.ifPresent(process -> {
            try {
                if (!Launch.addresses(neighbours, process.instance().release())
                        .equals(process.instance().addresses())) {
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
                mailbox.execute(() -> ended(process, left));
            } catch (InterruptedException e) {
                // Only a closing engine interrupts this; the next one goes on.
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void ended(LiveProcess process, List<ProcessStat> left) {
        step = Optional.empty();
        ending = false;
        if (!left.isEmpty()) {
            obstacle = "process " + left.get(0).pid() + " cannot be ended (state "
                    + left.get(0).state() + ")";
            note = obstacle;
            listener.changed();
            retryEnd();
            return;
        }
        obstacle = "";
        live = Optional.empty();
        adopted = Optional.empty();
        renew = false;
        store.note(store.state().withInstance(Optional.empty()));
        context.machine().marks().retire(process.instance().mark());
        Optional<Trouble> was = trouble;
        trouble = Optional.empty();
        if (was.isPresent() && runs(process, target)) {
            failed(process.instance().release(), was.get(), process.ran());
        } else {
            proceed();
        }
    }

    private void retryEnd() {
        context.threads()
                .after(
                        RETRY_END,
                        () -> mailbox.execute(() -> {
                            if (step.isEmpty()) {
                                live.ifPresent(this::end);
                            }
                        }));
    }

    /** What holds the end of a process, in words; empty if nothing does. */
    String obstacle() {
        return obstacle;
    }

    /** A release that was good is tried again; of any other, its owner decides. */
    private void failed(Release release, Trouble reason, Duration ran) {
        if (!target.filter(release::equals).isPresent()) {
            proceed();
        } else if (good(release)) {
            restartLater(reason, ran);
        } else {
            target = Optional.empty();
            listener.gaveUp(release, reason);
        }
    }

    private void restartLater(Trouble reason, Duration ran) {
        Duration wait = backOff.crashed(ran);
        store.note(store.state().withRestarts(store.state().restarts() + 1));
        note = reason.reason() + ", restart in " + seconds(wait) + " (" + Ending.ordinal(backOff.crashes()) + ")";
        events.tell(Event.Kind.APP_RESTARTING, note, Map.of("output", String.join("\n", reason.tail())));
        waiting = true;
        int number = ++waits;
        context.threads()
                .after(
                        wait,
                        () -> mailbox.execute(() -> {
                            if (waiting && number == waits) {
                                waiting = false;
                                proceed();
                            }
                        }));
        listener.changed();
    }

    private static String seconds(Duration wait) {
        return wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
    }
}
