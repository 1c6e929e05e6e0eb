package io.jenkins.plugins.completedflow.request;

import hudson.Extension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What the daemons last told, one file for each node under the Jenkins home. From any thread. */
@Extension
public final class KnownBook implements KnownNamespaces {
    private static final Logger LOGGER = Logger.getLogger(KnownBook.class.getName());

    private final Path folder;
    private final Map<String, Map<String, KnownNamespace>> byNode = new TreeMap<>();

    /** What a file holds. */
    private record OfNode(String node, List<KnownNamespace> namespaces) {}

    public KnownBook() {
        this(Jenkins.get().getRootDir().toPath().resolve("completed-flow").resolve("nodes"));
    }

    KnownBook(Path folder) {
        this.folder = folder;
        load();
    }

    private void load() {
        try {
            for (Path file : JsonFile.in(folder)) {
                OfNode told = JsonFile.read(file, OfNode.class);
                byNode.put(told.node(), byName(told.namespaces()));
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "What the nodes told last cannot be read from " + folder
                            + "; it is known again when they answer");
        }
    }

    private static Map<String, KnownNamespace> byName(Collection<KnownNamespace> namespaces) {
        Map<String, KnownNamespace> byName = new TreeMap<>();
        namespaces.forEach(each -> byName.put(each.name(), each));
        return byName;
    }

    @Override
    public synchronized List<KnownNamespace> all() {
        return byNode.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    /** These are all of a node's namespaces. */
    public synchronized void all(String node, Collection<KnownNamespace> namespaces) {
        replace(node, byName(namespaces));
    }

    /** Some of a node's namespaces are as told here, and some are gone. */
    public synchronized void changed(String node, Collection<KnownNamespace> changed, Collection<String> removed) {
        Map<String, KnownNamespace> now = new HashMap<>(byNode.getOrDefault(node, Map.of()));
        now.putAll(byName(changed));
        now.keySet().removeAll(removed);
        replace(node, new TreeMap<>(now));
    }

    private void replace(String node, Map<String, KnownNamespace> now) {
        if (now.equals(byNode.get(node))) {
            return;
        }
        byNode.put(node, now);
        try {
            JsonFile.write(JsonFile.of(folder, node), new OfNode(node, List.copyOf(now.values())));
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "What node " + node + " told could not be kept in " + folder
                            + "; after a restart it is known again when the node answers");
        }
    }
}
