package io.jenkins.plugins.completedflow.cli;

import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.known.NamespaceDetails;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import java.util.List;

/** {@code flow-namespaces}: one line each, its fields between tabs, for people and scripts. */
@Extension
public final class FlowNamespacesCommand extends CLICommand {
    @Override
    public String getShortDescription() {
        return Messages.FlowNamespacesCommand_description();
    }

    @Override
    protected int run() {
        NamespaceAccess access = NamespaceAccess.now();
        stdout.println("NODE\tNAME\tBRANCH\tSTATE\tREASON");
        for (KnownNamespace namespace : KnownNamespaces.get().all()) {
            if (access.of(namespace).mayView()) {
                NamespaceDetails details = NamespaceDetails.of(namespace);
                stdout.println(String.join(
                        "\t",
                        List.of(
                                namespace.node(),
                                namespace.name(),
                                namespace.branch(),
                                details.text("state"),
                                details.text("reason").replaceAll("\\p{Cntrl}", " "))));
            }
        }
        return 0;
    }
}
