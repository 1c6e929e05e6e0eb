package io.completedflow.namespace.process.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process wrote to its standard output and error. The process itself appends to the file, so nothing is lost when we die. When
 * the file has grown beyond its limit, its end is kept beside it and the file is emptied under the process's hands.
 */
public final class OutputFile {
    private static final int LONGEST_LINE = 2_000;
    private static final int AVERAGE_LINE = 400;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Path file;
    private final Path older;
    private final long limit;

    /** @param limit how large the file, and the older part beside it, may grow, in bytes */
    public OutputFile(Path file, long limit) {
        this.file = file;
        this.older = file.resolveSibling(file.getFileName() + ".1");
        this.limit = limit;
    }

    public Path path() {
        return file;
    }

    /** Its size now; 0 if there is none. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Keeps it within its limit. */
    public void bound() throws IOException {
        long size = size();
        if (size <= limit) {
            return;
        }
        try {
            keepEnd(size);
        } finally {
            // Even where the end could not be kept: on a full disk, space matters more.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    private void keepEnd(long size) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        copy,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            from.transferTo(size - limit, limit, to);
        }
        Files.move(copy, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last lines, oldest first. */
    public List<String> lastLines(int count) throws IOException {
        return lastLines(size(), count);
    }

    /** The last lines before the file has the size {@code end}. */
    public List<String> lastLines(long end, int count) throws IOException {
        List<String> lines = lines(0, end, count);
        if (lines.size() >= count || !Files.exists(older)) {
            return lines;
        }
        List<String> before = new OutputFile(older, limit).lastLines(count - lines.size());
        return Stream.concat(before.stream(), lines.stream()).toList();
    }

    /** The last lines written since the file had the size {@code start}; all of them if it has been emptied since. */
    public List<String> lastLinesSince(long start, int count) throws IOException {
        long end = size();
        return lines(start > end ? 0 : start, end, count);
    }

    private List<String> lines(long start, long end, int count) throws IOException {
        if (end <= start || count <= 0) {
            return List.of();
        }
        long from = Math.max(start, end - (long) count * AVERAGE_LINE);
        List<String> lines = text(from, end).lines().toList();
        // The first line is likely cut in two if we did not begin where it begins.
        int skip = from > start && lines.size() > 1 ? 1 : 0;
        return lines.subList(Math.max(skip, lines.size() - count), lines.size()).stream()
                .map(OutputFile::readable)
                .toList();
    }

    private String text(long from, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(end - from, MOST_BYTES));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until the end, which may have come nearer meanwhile.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String readable(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
