package io.completedflow.source;

import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Repositories in memory, which can be made to fail and which count how often they are asked. */
public final class FakeRepositories implements Repositories {
    private final Map<String, FakeRepository> repositories = new HashMap<>();
    private final Map<String, Reason> failing = new HashMap<>();
    private final Map<String, Integer> listings = new HashMap<>();

    /** Makes an empty repository. */
    public synchronized TestRepository create(String address) {
        FakeRepository made = new FakeRepository(address);
        repositories.put(address, made);
        return made;
    }

    /** From now on every question to this address fails. */
    public synchronized void fail(String address, Reason reason) {
        failing.put(address, reason);
    }

    /** Ends {@link #fail}. */
    public synchronized void mend(String address) {
        failing.remove(address);
    }

    /** How often an address was listed, whether or not it answered. */
    public synchronized int listings(String address) {
        return listings.getOrDefault(address, 0);
    }

    @Override
    public synchronized Listing list(String address) throws RepositoryException {
        listings.merge(address, 1, Integer::sum);
        FakeRepository repository = repository(address);
        return new Listing(
                Map.copyOf(repository.branches),
                Map.copyOf(repository.tags),
                Optional.ofNullable(repository.head).filter(repository.branches::containsKey));
    }

    @Override
    public synchronized Optional<String> read(String address, String commit, String path) throws RepositoryException {
        return Optional.ofNullable(content(address, commit).get(path));
    }

    @Override
    public synchronized String tree(String address, String commit, String folder) throws RepositoryException {
        SortedMap<String, String> content = content(address, commit);
        if (folder.isEmpty()) {
            return sha1(content.toString());
        }
        SortedMap<String, String> within = new TreeMap<>();
        content.forEach((path, text) -> {
            if (path.startsWith(folder + "/")) {
                within.put(path.substring(folder.length() + 1), text);
            }
        });
        if (within.isEmpty()) {
            throw new RepositoryException(address, Reason.MISSING, "no folder " + folder + " in " + commit);
        }
        return sha1(within.toString());
    }

    @Override
    public synchronized void checkOut(String address, String commit, Path worktree) throws RepositoryException {
        SortedMap<String, String> content = content(address, commit);
        discard(worktree);
        try {
            Files.createDirectories(worktree);
            for (Map.Entry<String, String> file : content.entrySet()) {
                Path path = worktree.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void discard(Path worktree) {
        if (!Files.exists(worktree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(worktree)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakeRepository repository(String address) throws RepositoryException {
        Reason reason = failing.get(address);
        FakeRepository repository = repositories.get(address);
        if (reason != null || repository == null) {
            throw new RepositoryException(address, reason == null ? Reason.UNREACHABLE : reason, "made to fail");
        }
        return repository;
    }

    private SortedMap<String, String> content(String address, String commit) throws RepositoryException {
        SortedMap<String, String> content = repository(address).commits.get(commit);
        if (content == null) {
            throw new RepositoryException(address, Reason.MISSING, "no commit " + commit);
        }
        return content;
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class FakeRepository implements TestRepository {
        private final String address;
        private final Map<String, String> branches = new LinkedHashMap<>();
        private final Map<String, String> tags = new LinkedHashMap<>();
        private String head;
        private final Map<String, SortedMap<String, String>> commits = new LinkedHashMap<>();

        private FakeRepository(String address) {
            this.address = address;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public String commit(String branch, Map<String, String> files) {
            synchronized (FakeRepositories.this) {
                String id = sha1(address + " " + commits.size() + " " + new TreeMap<>(files));
                commits.put(id, new TreeMap<>(files));
                branches.put(branch, id);
                return id;
            }
        }

        @Override
        public String forcePush(String branch, Map<String, String> files) {
            return commit(branch, files);
        }

        @Override
        public void deleteBranch(String branch) {
            synchronized (FakeRepositories.this) {
                branches.remove(branch);
            }
        }

        @Override
        public void head(String branch) {
            synchronized (FakeRepositories.this) {
                head = branch;
            }
        }

        @Override
        public void tag(String name, String commit) {
            synchronized (FakeRepositories.this) {
                tags.put(name, commit);
            }
        }
    }
}
