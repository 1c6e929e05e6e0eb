package io.completedflow.daemon;

import io.completedflow.config.EngineKind;
import io.completedflow.log.EventLog;
import io.completedflow.namespace.Engine;
import io.completedflow.namespace.kubernetes.KubeconfigConnections;
import io.completedflow.namespace.kubernetes.KubernetesEngine;
import io.completedflow.namespace.kubernetes.KubernetesEngineSettings;
import io.completedflow.namespace.process.ProcessEngine;
import io.completedflow.namespace.process.ProcessEngineSettings;
import io.completedflow.source.Repositories;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** The engines of a home: the processes of this machine, and the clusters that templates name; those are looked for only then. */
final class HomeEngines implements AutoCloseable {
    private final ProcessEngine process;
    private final KubernetesEngine kubernetes;

    HomeEngines(Home home, Repositories repositories, EventLog log, Clock clock) throws IOException {
        this.process = ProcessEngine.open(home.path(), repositories, log, clock, ProcessEngineSettings.defaults());
        // Two homes on one machine have writers of the same name, and are still two.
        String identity = home.writer() + " of " + home.path();
        this.kubernetes = new KubernetesEngine(
                new KubeconfigConnections(),
                KubernetesEngineSettings.standard(repositories, home.writer(), identity),
                clock);
    }

    Map<EngineKind, Engine> byKind() {
        return Map.of(EngineKind.PROCESS, process, EngineKind.KUBERNETES, kubernetes);
    }

    /** The engine that a namespace lives in. */
    Engine holding(String namespace) {
        return kubernetes.observe().containsKey(namespace) ? kubernetes : process;
    }

    @Override
    public void close() {
        kubernetes.close();
        process.close();
    }
}
