package io.completedflow.namespace.process.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machine's processes, read from {@code /proc}. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final String MARK = Marks.VARIABLE + "=";

    private final String bootId;

    /** @throws IOException if this machine has no Linux {@code /proc} */
    public ProcessTable() throws IOException {
        try {
            bootId = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new IOException(
                    "engine process needs Linux with /proc mounted; use engine kubernetes on this machine", e);
        }
    }

    /** Changes with every boot of the machine. */
    public String bootId() {
        return bootId;
    }

    /** The process with this pid, if there is one. */
    public Optional<ProcessStat> stat(long pid) {
        return read(PROC.resolve(pid + "/stat")).flatMap(ProcessStat::parse);
    }

    /** Whether this very process is still alive, and not another with the same pid. */
    public boolean alive(long pid, long startTicks) {
        return stat(pid)
                .filter(found -> found.startTicks() == startTicks && found.alive())
                .isPresent();
    }

    /** All pids, in one look. */
    public Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.charAt(0) >= '0' && name.charAt(0) <= '9') {
                    pids.add(Long.parseLong(name));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }

    /** All processes that are alive. */
    public List<ProcessStat> all() {
        List<ProcessStat> all = new ArrayList<>();
        for (long pid : pids()) {
            stat(pid).filter(ProcessStat::alive).ifPresent(all::add);
        }
        return all;
    }

    /** The mark a process was started with, if it has one that we may read. */
    public Optional<String> mark(long pid) {
        return read(PROC.resolve(pid + "/environ")).flatMap(environment -> {
            int at = environment.startsWith(MARK) ? 0 : environment.indexOf('\0' + MARK) + 1;
            if (at == 0 && !environment.startsWith(MARK)) {
                return Optional.empty();
            }
            int end = environment.indexOf('\0', at);
            return Optional.of(environment.substring(at + MARK.length(), end < 0 ? environment.length() : end));
        });
    }

    /** All processes alive whose mark starts with {@code prefix}, by mark. */
    public Map<String, List<ProcessStat>> marked(String prefix) {
        Map<String, List<ProcessStat>> marked = new HashMap<>();
        for (ProcessStat process : all()) {
            mark(process.pid()).filter(mark -> mark.startsWith(prefix)).ifPresent(mark -> marked.computeIfAbsent(
                            mark, unseen -> new ArrayList<>())
                    .add(process));
        }
        return marked;
    }

    /** A file of /proc; empty if the process is gone or not ours to look at. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // A process that ends while it is read (ESRCH), or another user's (EACCES): neither is one of ours.
            return Optional.empty();
        }
    }
}
