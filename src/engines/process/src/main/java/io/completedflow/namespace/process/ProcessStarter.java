package io.completedflow.namespace.process;

import io.completedflow.namespace.process.health.HealthWatch;
import io.completedflow.namespace.process.host.OutputFile;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.state.Release;
import io.completedflow.namespace.process.state.StartedInstance;
import java.io.IOException;
import java.util.Optional;

/**
 * Starts an app's process in such a way that it is never lost: what is about to be started is recorded with its mark, then it is
 * started, then its pid is recorded. Used within the app's mailbox only.
 */
final class ProcessStarter {
    /** Told of a process, by its mark, on any thread. */
    interface Listener {
        void ready(String mark);

        /** It has exited, never got ready or does not answer any more. */
        void failed(String mark, String reason);
    }

    private final EngineContext context;
    private final String namespace;
    private final AppStore store;
    private final Starter starter;
    private final OutputFile output;
    private final Listener listener;

    ProcessStarter(
            EngineContext context,
            String namespace,
            AppStore store,
            Starter starter,
            OutputFile output,
            Listener listener) {
        this.context = context;
        this.namespace = namespace;
        this.store = store;
        this.starter = starter;
        this.output = output;
        this.listener = listener;
    }

    /** @throws IOException if it could not be started; then nothing of it is left */
    LiveProcess start(Launch launch) throws IOException {
        String mark =
                context.machine().marks().issue(namespace, store.state().id().toString());
        StartedInstance intent = new StartedInstance(
                launch.release(),
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
            LiveProcess live = live(recordStarted(intent, process.pid()), () -> launch, outputStart);
            live.watch().beginStarting();
            var unused = process.onExit().thenAccept(ended -> listener.failed(mark, Ending.words(ended.exitValue())));
            return live;
        } catch (IOException e) {
            store.note(store.state().withInstance(Optional.empty()));
            context.machine().marks().retire(mark);
            throw e;
        }
    }

    private StartedInstance recordStarted(StartedInstance intent, long pid) {
        long ticks = context.machine()
                .processes()
                .stat(pid)
                .map(ProcessStat::startTicks)
                .orElse(-1L);
        StartedInstance instance = intent.started(pid, ticks);
        store.note(store.state().withInstance(Optional.of(instance)));
        return instance;
    }

    /** Looks after a process that an engine before this one started. */
    LiveProcess adopt(StartedInstance instance) {
        Starter.LaunchSource launch =
                () -> starter.launch(instance.release(), store.state().port());
        LiveProcess live = live(instance, launch, 0);
        if (store.state().established()) {
            live.watch().beginRunning();
        } else {
            live.watch().beginStarting();
        }
        return live;
    }

    private LiveProcess live(StartedInstance instance, Starter.LaunchSource launch, long outputStart) {
        Release release = instance.release();
        long now = System.nanoTime();
        HealthWatch watch = new HealthWatch(
                starter.check(release, store.state().port(), launch, now),
                release.health(),
                context.threads().timers(),
                context.threads().workers(),
                new HealthWatch.Listener() {
                    @Override
                    public void ready() {
                        listener.ready(instance.mark());
                    }

                    @Override
                    public void unhealthy(String reason) {
                        listener.failed(instance.mark(), reason);
                    }
                });
        return new LiveProcess(instance, launch, watch, now, outputStart);
    }
}
