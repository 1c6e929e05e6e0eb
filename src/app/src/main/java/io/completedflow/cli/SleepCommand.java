package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.terminal.Progress;
import io.completedflow.view.NamespaceView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sleep",
        description = "Stop a namespace's apps, keeping their data; a request or 'flow wake' starts them again.",
        footer = {"", "Examples:", "  flow sleep feature-132"})
final class SleepCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Mixin
    private OutputOption output;

    SleepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        NamespaceView settled;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            settled = flow.sleep(name.value(), progress);
        }
        return new SettledNamespace(session, output).show(settled).status();
    }
}
