package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.namespace.process.host.Family;
import io.completedflow.namespace.process.host.ProcessStat;
import io.completedflow.namespace.process.state.EngineHome;
import io.completedflow.namespace.process.state.NamespaceFolder;
import io.completedflow.namespace.process.state.NamespaceState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a home over from the engine that had it before, however that one ended. */
final class TakeOver {
    private final EngineContext context;
    private final Set<String> unreadable = new HashSet<>();

    TakeOver(EngineContext context) {
        this.context = context;
    }

    /** The namespaces there are, by name, with their processes adopted. One that cannot be read is told of and left alone. */
    Map<String, ProcessNamespace> namespaces(ProcessNamespace.NamespaceListener listener) throws IOException {
        EngineHome home = context.home();
        context.disk().makeFolder(home.namespaces());
        context.disk().makeFolder(home.builds());
        context.disk().remove(home.trash());
        context.disk().makeFolder(home.trash());
        Map<String, List<ProcessStat>> marked = marked();
        Map<String, ProcessNamespace> namespaces = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.namespaces())) {
            for (Path path : folders) {
                NamespaceFolder folder = new NamespaceFolder(path);
                if (Files.exists(folder.state())) {
                    String name = path.getFileName().toString();
                    try {
                        namespaces.put(name, namespace(folder, listener, marked));
                    } catch (IOException e) {
                        unreadable.add(context.machine().marks().prefix(name));
                        tell(name, "left alone: " + e.getMessage());
                    }
                }
            }
        }
        return namespaces;
    }

    private ProcessNamespace namespace(
            NamespaceFolder folder, ProcessNamespace.NamespaceListener listener, Map<String, List<ProcessStat>> marked)
            throws IOException {
        NamespaceState state = context.json().read(folder.state(), NamespaceState.SCHEMA, NamespaceState.class);
        ProcessNamespace namespace = new ProcessNamespace(context, folder, state, listener);
        namespace.adopt(marked);
        return namespace;
    }

    private Map<String, List<ProcessStat>> marked() {
        return context.machine().processes().marked(context.machine().marks().prefix());
    }

    /** Ends what carries a mark of this home that nobody knows: builds cut short, and what was left of apps. */
    void endOrphans() throws IOException {
        for (String mark : marked().keySet()) {
            boolean spared =
                    context.machine().marks().known(mark) || unreadable.stream().anyMatch(mark::startsWith);
            if (!spared) {
                endFamily(mark);
            }
        }
    }

    private void endFamily(String mark) throws IOException {
        try {
            List<ProcessStat> left = Family.marked(context.machine().processes(), mark)
                    .end(context.settings().stopGrace());
            for (ProcessStat process : left) {
                tell("", "process " + process.pid() + ", left by " + mark + ", cannot be ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending what was left by " + mark, e);
        }
    }

    private void tell(String namespace, String message) {
        context.events()
                .append(new Event(
                        context.clock().instant(), "", namespace, "", Event.Kind.NAMESPACE_REFUSED, message, Map.of()));
    }
}
