package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.view.NamespaceView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "namespace",
        aliases = "ns",
        description = "Show a namespace, its apps, their revisions and addresses, and why something waits or failed.",
        footer = {
            "",
            "Examples:",
            "  flow describe namespace feature-132",
            "  flow describe namespace feature-132 -o json"
        })
final class DescribeNamespaceCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Mixin
    private OutputOption output;

    DescribeNamespaceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        NamespaceView namespace;
        try (Flow flow = session.open()) {
            namespace = flow.namespace(name.value());
        }
        if (output.json()) {
            session.json(namespace);
        } else {
            new NamespaceText(session.terminal().style(), session.clock().instant())
                    .describe(namespace)
                    .forEach(session.terminal().out()::println);
        }
        return ExitCode.OK.status();
    }
}
