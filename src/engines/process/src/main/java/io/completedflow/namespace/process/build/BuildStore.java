package io.completedflow.namespace.process.build;

import io.completedflow.namespace.process.state.Disk;
import io.completedflow.namespace.process.state.EngineHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The builds of a home, by key. A build stays where it was made, as some know their own place, and as long as an app may need it;
 * apps run in copies of it.
 */
public final class BuildStore {
    private static final String DONE = "done";

    private final EngineHome home;
    private final Disk disk;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> keysByOwner = new HashMap<>();

    public BuildStore(EngineHome home, Disk disk) {
        this.home = home;
        this.disk = disk;
    }

    /** Where the built folder is, or is to be made. */
    public Path tree(String key) {
        return home.builds().resolve(key).resolve("tree");
    }

    /** Whether the build is there, whole. */
    boolean has(String key) {
        return Files.exists(home.builds().resolve(key).resolve(DONE));
    }

    /** Marks a build as whole. */
    void complete(String key) throws IOException {
        disk.write(home.builds().resolve(key).resolve(DONE), new byte[0]);
    }

    /** Removes what is there of a build. */
    void discard(String key) throws IOException {
        disk.remove(home.builds().resolve(key));
    }

    /** Held by whoever makes the build of this key, so that equal ones are made once. */
    ReentrantLock lock(String key) {
        return locks.computeIfAbsent(key, unseen -> new ReentrantLock());
    }

    /** Tells which builds an owner needs from now on. */
    public synchronized void retain(String owner, Set<String> keys) {
        if (keys.isEmpty()) {
            keysByOwner.remove(owner);
        } else {
            keysByOwner.put(owner, new HashSet<>(keys));
        }
    }

    /** Removes the builds that nobody needs. */
    public void sweep() throws IOException {
        for (Path unneeded : moveUnneededToTrash()) {
            disk.remove(unneeded);
        }
    }

    private synchronized List<Path> moveUnneededToTrash() throws IOException {
        Set<String> needed = new HashSet<>();
        keysByOwner.values().forEach(needed::addAll);
        List<Path> moved = new ArrayList<>();
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(home.builds())) {
            for (Path build : builds) {
                String key = build.getFileName().toString();
                if (!needed.contains(key)) {
                    Path trash = home.trash().resolve(key + "-" + UUID.randomUUID());
                    disk.move(build, trash);
                    locks.remove(key);
                    moved.add(trash);
                }
            }
        }
        return moved;
    }
}
