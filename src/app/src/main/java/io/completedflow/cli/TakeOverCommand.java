package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.view.NamespaceView;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

@Command(
        name = "take-over",
        description = {
            "Reconcile a namespace from here, whoever did so before.",
            "Each namespace has one writer, which 'flow describe namespace' shows. Stop that one first, or it is told that",
            "the namespace is no longer its own."
        },
        footer = {"", "Examples:", "  flow take-over feature-132"})
final class TakeOverCommand extends NamespaceChange {
    TakeOverCommand(Session session) {
        super(session);
    }

    @Override
    NamespaceView change(Flow flow, String named, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException {
        return flow.takeOver(named, progress);
    }
}
