package io.completedflow.log.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** One file of lines, and the lines that could not be written yet. Not safe for several threads. */
final class LogFile {
    /** The most lines kept in memory for one file; beyond that the oldest go. */
    static final int MOST_WAITING = 1_000;

    private static final int TAIL = 64 * 1024;

    private final Path path;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean repaired;
    private long lost;

    LogFile(Path path) {
        this.path = path;
    }

    /** Takes a line, to be written by {@link #write}. */
    void add(String line) {
        waiting.addLast(line);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
            lost++;
        }
    }

    /** How many lines are not written yet. */
    int waiting() {
        return waiting.size();
    }

    /** How many lines were given up since the last call. */
    long takeLost() {
        long count = lost;
        lost = 0;
        return count;
    }

    /** Writes what waits, each line as a whole or not at all. */
    void write() throws IOException {
        Files.createDirectories(path.getParent());
        repair();
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (!waiting.isEmpty()) {
                writeWhole(channel, waiting.getFirst());
                waiting.removeFirst();
            }
        }
    }

    /** The lines written so far and those that wait, oldest first; what is added later is not among them. To be closed. */
    Stream<String> lines() throws IOException {
        List<String> rest = List.copyOf(waiting);
        if (!Files.isRegularFile(path)) {
            return rest.stream();
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        WholeLines lines = new WholeLines(Channels.newInputStream(channel), channel.size());
        return Stream.concat(lines.stream(), rest.stream()).onClose(() -> close(channel));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeWhole(FileChannel channel, String line) throws IOException {
        long before = channel.size();
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            if (channel.size() > before) {
                channel.truncate(before);
            }
            throw e;
        }
    }

    /** Cuts off the piece of a line that a killed process left at the end. */
    private void repair() throws IOException {
        if (repaired || !Files.isRegularFile(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfLastLine(channel);
            if (end < channel.size()) {
                channel.truncate(end);
            }
        }
        repaired = true;
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        long to = channel.size();
        while (to > 0) {
            long from = Math.max(0, to - TAIL);
            ByteBuffer piece = ByteBuffer.allocate((int) (to - from));
            int read = 0;
            while (read >= 0 && piece.hasRemaining()) {
                read = channel.read(piece, from + piece.position());
            }
            for (int i = piece.position() - 1; i >= 0; i--) {
                if (piece.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }
}
