package io.completedflow.source.git;

import io.completedflow.source.RepositoryAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The mirrors of one home, one for each repository's address. */
final class Mirrors {
    private static final String HALF_MADE = ".new-";
    private static final Duration NOBODY_MAKES_IT_ANY_MORE = Duration.ofHours(1);
    /** A mirror is touched at each use. One that is missed later is fetched again. */
    private static final Duration NOBODY_NEEDS_IT_ANY_MORE = Duration.ofDays(90);

    private final Path folder;
    private final Map<String, Mirror> known = new ConcurrentHashMap<>();

    private Mirrors(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder where it is not there, and removes what a killed process left half made and mirrors that nobody needs any more. */
    static Mirrors open(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("mirrors")).toRealPath();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (isLeftover(entry)) {
                    DeleteTree.at(entry);
                }
            }
        }
        return new Mirrors(folder);
    }

    private static boolean isLeftover(Path entry) throws IOException {
        if (entry.getFileName().toString().startsWith(HALF_MADE)) {
            return isUntouchedFor(entry, NOBODY_MAKES_IT_ANY_MORE);
        }
        return entry.toString().endsWith(".git")
                && isUntouchedFor(entry, NOBODY_NEEDS_IT_ANY_MORE)
                && !hasWorktrees(entry);
    }

    private static boolean isUntouchedFor(Path entry, Duration time) throws IOException {
        return Files.getLastModifiedTime(entry)
                .toInstant()
                .isBefore(Instant.now().minus(time));
    }

    private static boolean hasWorktrees(Path mirror) throws IOException {
        Path worktrees = mirror.resolve("worktrees");
        if (!Files.isDirectory(worktrees)) {
            return false;
        }
        try (Stream<Path> linked = Files.list(worktrees)) {
            return linked.findAny().isPresent();
        }
    }

    Mirror of(RepositoryAddress address) {
        return known.computeIfAbsent(address.toString(), text -> new Mirror(folder.resolve(nameFor(address))));
    }

    /** Every mirror's folder. */
    List<Path> all() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".git")).toList();
        }
    }

    /** A new folder beside the mirrors, to be moved to its place when it is whole. */
    static Path halfMade(Path mirror) throws IOException {
        return Files.createTempDirectory(mirror.getParent(), HALF_MADE);
    }

    private static String nameFor(RepositoryAddress address) {
        return slug(address.path()) + "-" + hash(address.toString()) + ".git";
    }

    /** The last name of a path, as far as it is plain. */
    static String slug(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    /** 16 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
