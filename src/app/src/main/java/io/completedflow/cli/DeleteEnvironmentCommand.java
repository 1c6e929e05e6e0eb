package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "environment",
        description =
                "Delete a standing environment: its processes, ports, files and, unless its template keeps them, data.",
        footer = {"", "Examples:", "  flow delete environment staging1 --confirm staging1"})
final class DeleteEnvironmentCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            required = true,
            description = "Its name once more: a standing environment is seldom meant to go.")
    private String confirmed;

    @Mixin
    private OutputOption output;

    DeleteEnvironmentCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (!confirmed.equals(name.value())) {
            throw new FlowException(
                    FlowException.Kind.REFUSED,
                    "environment " + name.value() + " is not deleted: --confirm says " + confirmed,
                    "give its name twice: flow delete environment " + name.value() + " --confirm " + name.value());
        }
        String deleted;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            deleted = flow.deleteEnvironment(name.value(), progress);
        }
        DeletedNamespace.show(session, output, deleted);
        return ExitCode.OK.status();
    }
}
