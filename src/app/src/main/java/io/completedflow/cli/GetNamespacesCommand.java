package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.terminal.Terminal;
import io.completedflow.view.Overview;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "namespaces",
        aliases = "ns",
        description = "List the product's namespaces.",
        footer = {"", "Examples:", "  flow get namespaces", "  flow get namespaces -o json"})
final class GetNamespacesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOption output;

    GetNamespacesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Overview overview;
        try (Flow flow = session.open()) {
            overview = flow.overview();
        }
        if (output.json()) {
            session.json(overview);
        } else {
            text(overview);
        }
        return ExitCode.OK.status();
    }

    private void text(Overview overview) {
        Terminal terminal = session.terminal();
        overview.notices()
                .forEach(notice -> terminal.err().println(terminal.errorStyle().underWay(notice)));
        if (overview.namespaces().isEmpty()) {
            terminal.err()
                    .println(overview.product() + " has no namespaces; 'flow create namespace BRANCH' makes one,"
                            + " 'flow watch' one for each new branch");
        } else {
            new NamespaceText(terminal.style(), overview.at())
                    .list(overview.namespaces())
                    .forEach(terminal.out()::println);
        }
    }
}
