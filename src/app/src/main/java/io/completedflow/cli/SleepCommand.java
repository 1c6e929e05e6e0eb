package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.view.NamespaceView;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

@Command(
        name = "sleep",
        description = "Stop a namespace's apps, keeping their data; a request or 'flow wake' starts them again.",
        footer = {"", "Examples:", "  flow sleep feature-132"})
final class SleepCommand extends NamespaceChange {
    SleepCommand(Session session) {
        super(session);
    }

    @Override
    NamespaceView change(Flow flow, String named, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        return flow.sleep(named, progress);
    }
}
