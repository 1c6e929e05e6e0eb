package io.jenkins.plugins.completedflow.cli;

import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.completedflow.CompletedFlowPermissions;
import io.jenkins.plugins.completedflow.access.NamespaceAccess;
import io.jenkins.plugins.completedflow.known.NamespaceRequests;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequests;
import io.jenkins.plugins.completedflow.request.KnownNamespace;
import io.jenkins.plugins.completedflow.request.KnownNamespaces;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** {@code flow-namespace-delete NAME [--node NODE] [--no-wait]}. */
@Extension
public final class FlowNamespaceDeleteCommand extends CLICommand {
    @Argument(metaVar = "NAME", required = true, usage = "Name of the namespace, or full name of its branch.")
    public String name;

    @Option(name = "--node", metaVar = "NODE", usage = "The node it lives on, where several have one of that name.")
    public String node;

    @Option(name = "--no-wait", usage = "Return at once, with the id of the request.")
    public boolean noWait;

    @Override
    public String getShortDescription() {
        return Messages.FlowNamespaceDeleteCommand_description();
    }

    @Override
    protected int run() throws AbortException, InterruptedException {
        NamespaceAccess access = NamespaceAccess.now();
        KnownNamespace namespace = find(access);
        access.of(namespace).check(CompletedFlowPermissions.DELETE);
        FlowRequest request = NamespaceRequests.of(namespace, FlowRequest.Kind.DELETE);
        FlowRequests.get().submit(request);
        if (noWait) {
            stdout.println(request.id());
            return 0;
        }
        RequestProgress end = end(request.id());
        if (end.status() == RequestProgress.Status.FAILED) {
            throw new AbortException("namespace " + namespace.name() + " was not deleted: " + end.reason());
        }
        stdout.println("deleted " + namespace.name());
        return 0;
    }

    /** @throws IllegalArgumentException if there is none that the user may see, or several */
    private KnownNamespace find(NamespaceAccess access) {
        List<KnownNamespace> found = KnownNamespaces.get().all().stream()
                .filter(known -> known.name().equals(name) || known.branch().equals(name))
                .filter(known -> node == null || known.node().equals(node))
                .filter(known -> access.of(known).mayView())
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("several namespaces are called so; name one with --node: "
                    + found.stream()
                            .map(known -> known.node() + " " + known.name())
                            .toList());
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no such namespace; flow-namespaces lists those that are there");
        }
        return found.get(0);
    }

    private static RequestProgress end(String id) throws InterruptedException {
        CompletableFuture<RequestProgress> end = new CompletableFuture<>();
        FlowRequests.Listening listening = FlowRequests.get().listen(id, progress -> {
            if (progress.status().isOver()) {
                end.complete(progress);
            }
        });
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            listening.close();
        }
    }
}
