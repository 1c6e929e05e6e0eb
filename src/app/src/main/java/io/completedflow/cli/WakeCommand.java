package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.terminal.Progress;
import io.completedflow.view.NamespaceView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "wake",
        description = "Start a sleeping namespace's apps at the newest revisions.",
        footer = {"", "Examples:", "  flow wake feature-132"})
final class WakeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Mixin
    private OutputOption output;

    WakeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        NamespaceView settled;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            settled = flow.wake(name.value(), progress);
        }
        return new SettledNamespace(session, output).show(settled).status();
    }
}
