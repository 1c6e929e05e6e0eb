package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.terminal.Progress;
import io.completedflow.view.NamespaceView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "namespace",
        description = {
            "Make a branch's namespace, or bring it up to date and try again what failed.",
            "Returns when every app is ready, or when something failed."
        },
        footer = {
            "",
            "Examples:",
            "  flow create namespace feature-132",
            "  flow create namespace feature-132 --template dev --app frontend"
        })
final class CreateNamespaceCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private BranchChoice choice;

    @Mixin
    private OutputOption output;

    CreateNamespaceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        NamespaceView made;
        try (Flow flow = session.open();
                Progress progress = session.progress()) {
            made = flow.create(choice.request(), progress);
        }
        return new SettledNamespace(session, output).show(made).status();
    }
}
