package io.completedflow.namespace.process;

import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.state.StartedInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done for all apps at once, again and again: one look at the process table, one at the sizes of their output. */
final class Upkeep {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A pid alone is enough for most looks; now and then it is made sure that it is not another process's by now. */
    private static final int LOOKS_PER_CLOSE_LOOK = 10;

    private final EngineContext context;
    private final Collection<ProcessNamespace> namespaces;
    private int looks;

    Upkeep(EngineContext context, Collection<ProcessNamespace> namespaces) {
        this.context = context;
        this.namespaces = namespaces;
    }

    void begin() {
        context.threads().every(PAUSE, this::look);
    }

    private void look() {
        Predicate<StartedInstance> alive = alive();
        apps().forEach(app -> {
            app.lookAfterAdopted(alive);
            try {
                app.output().bound();
            } catch (IOException e) {
                // Its end could not be kept, but it was emptied, which matters more: the app goes on.
            }
        });
    }

    private Predicate<StartedInstance> alive() {
        ProcessTable processes = context.machine().processes();
        if (looks++ % LOOKS_PER_CLOSE_LOOK == 0) {
            return instance -> processes.alive(instance.pid(), instance.startTicks());
        }
        LazyPids pids = new LazyPids(processes);
        return instance -> pids.get().contains(instance.pid());
    }

    private Stream<AppSupervisor> apps() {
        return namespaces.stream().flatMap(namespace -> namespace.apps().stream());
    }

    /** Looked up only if there is a process to look for: those we started ourselves tell us of their end. */
    private static final class LazyPids {
        private final ProcessTable processes;
        private Optional<Set<Long>> pids = Optional.empty();

        LazyPids(ProcessTable processes) {
            this.processes = processes;
        }

        Set<Long> get() {
            if (pids.isEmpty()) {
                pids = Optional.of(processes.pids());
            }
            return pids.get();
        }
    }
}
