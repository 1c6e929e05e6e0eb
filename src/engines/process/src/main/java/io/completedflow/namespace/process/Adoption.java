package io.completedflow.namespace.process;

import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.host.ProcessTable;
import io.completedflow.namespace.process.state.StartedInstance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds again what an engine before this one has started. */
record Adoption(ProcessTable processes) {

    /**
     * The process of a record, if it still runs. One that was about to be started when the record was written is looked for by its mark.
     *
     * @param marked the processes that carry a mark of ours, by mark
     */
    Optional<StartedInstance> find(StartedInstance recorded, Map<String, List<ProcessStat>> marked) {
        if (!recorded.bootId().equals(processes.bootId())) {
            return Optional.empty();
        }
        if (recorded.pid() != 0) {
            return Optional.of(recorded).filter(found -> processes.alive(found.pid(), found.startTicks()));
        }
        return marked.getOrDefault(recorded.mark(), List.of()).stream()
                .filter(process -> process.session() == process.pid())
                .min(Comparator.comparingLong(ProcessStat::startTicks).thenComparingLong(ProcessStat::pid))
                .map(leader -> recorded.started(leader.pid(), leader.startTicks()));
    }
}
