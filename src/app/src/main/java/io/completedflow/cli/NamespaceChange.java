package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.Progress;
import io.completedflow.view.NamespaceView;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** A command that changes a namespace that is there, and shows it once it has settled. */
abstract class NamespaceChange implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Mixin
    private OutputOption output;

    NamespaceChange(Session session) {
        this.session = session;
    }

    /** @return the namespace once settled */
    abstract NamespaceView change(Flow flow, String named, Consumer<NamespaceView> progress)
            throws FlowException, InterruptedException;

    @Override
    public Integer call() throws Exception {
        NamespaceView settled;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            settled = change(flow, name.value(), progress);
        }
        return new SettledNamespace(session, output).show(settled).status();
    }
}
