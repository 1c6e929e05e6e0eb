package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.view.NamespaceView;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

@Command(
        name = "wake",
        description = "Start a sleeping namespace's apps at the newest revisions.",
        footer = {"", "Examples:", "  flow wake feature-132"})
final class WakeCommand extends NamespaceChange {
    WakeCommand(Session session) {
        super(session);
    }

    @Override
    NamespaceView change(Flow flow, String named, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        return flow.wake(named, progress);
    }
}
