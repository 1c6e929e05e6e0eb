package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.namespace.process.host.Family;
import io.completedflow.namespace.process.host.Marks;
import io.completedflow.namespace.process.host.ProcessStat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What carries a mark of this home that nobody knows: builds cut short, and what was left of apps. */
final class Orphans {
    private final EngineContext context;
    private final Set<String> spared;

    /** @param spared prefixes of the marks of namespaces that could not be read, whose processes are left alone like their files */
    Orphans(EngineContext context, Set<String> spared) {
        this.context = context;
        this.spared = Set.copyOf(spared);
    }

    /** Ends them. */
    void end() throws InterruptedException {
        Marks marks = context.machine().marks();
        for (String mark : context.machine().processes().marked(marks.prefix()).keySet()) {
            if (!marks.known(mark) && spared.stream().noneMatch(mark::startsWith)) {
                end(mark);
            }
        }
    }

    private void end(String mark) throws InterruptedException {
        List<ProcessStat> left = Family.marked(context.machine().processes(), mark)
                .end(context.settings().stopGrace());
        for (ProcessStat process : left) {
            context.events()
                    .append(new Event(
                            context.clock().instant(),
                            "",
                            "",
                            "",
                            Event.Kind.APP_FAILED,
                            "process " + process.pid() + ", left by " + mark + ", cannot be ended",
                            Map.of()));
        }
    }
}
