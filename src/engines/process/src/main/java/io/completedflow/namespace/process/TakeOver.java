package io.completedflow.namespace.process;

import io.completedflow.log.Event;
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
        emptyTrash(home);
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

    /** What was left behind by what is not adopted. */
    Orphans orphans() {
        return new Orphans(context, unreadable);
    }

    private void emptyTrash(EngineHome home) throws IOException {
        context.disk().makeFolder(home.trash());
        try (DirectoryStream<Path> pieces = Files.newDirectoryStream(home.trash())) {
            for (Path piece : pieces) {
                try {
                    context.disk().remove(piece);
                } catch (IOException e) {
                    // One file that cannot be removed keeps nobody from working.
                    tell("", piece + " cannot be removed: " + e.getMessage());
                }
            }
        }
    }

    private void tell(String namespace, String message) {
        context.events()
                .append(new Event(
                        context.clock().instant(), "", namespace, "", Event.Kind.NAMESPACE_REFUSED, message, Map.of()));
    }
}
