package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.terminal.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "namespace",
        aliases = "ns",
        description = {
            "Delete a branch's namespace: its processes, ports, files and, unless its template keeps them, data.",
            "It is not made again until a newer push to the branch or 'flow create namespace'."
        },
        footer = {"", "Examples:", "  flow delete namespace feature-132"})
final class DeleteNamespaceCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Mixin
    private OutputOption output;

    DeleteNamespaceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        String deleted;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            deleted = flow.delete(name.value(), progress);
        }
        DeletedNamespace.show(session, output, deleted);
        return ExitCode.OK.status();
    }
}
