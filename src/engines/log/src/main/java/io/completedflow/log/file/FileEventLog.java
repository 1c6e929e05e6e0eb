package io.completedflow.log.file;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The flow log in files, one for each namespace, one JSON object a line. Files are only ever added to, and stay when their namespace
 * goes. One process writes them.
 */
public final class FileEventLog implements EventLog, AutoCloseable {
    private final LogNames names;
    private final Consumer<String> warnings;
    private final Map<Path, LogFile> files = new HashMap<>();
    private final Set<LogFile> unwritten = new LinkedHashSet<>();
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param home the folder in which {@code log} is made
     * @param warnings told when events cannot be written, once until they can be again
     */
    public FileEventLog(Path home, Consumer<String> warnings) {
        this.names = new LogNames(home);
        this.warnings = warnings;
    }

    @Override
    public void append(Event event) {
        synchronized (this) {
            LogFile file = file(event.product(), event.namespace());
            file.add(EventJson.write(event));
            boolean wasWell = unwritten.isEmpty();
            unwritten.add(file);
            writeAll(wasWell);
        }
        for (Listening listening : listeners) {
            tell(listening, event);
        }
    }

    /** Tries again to write what could not be written; nothing if all is. */
    public synchronized void flush() {
        if (!unwritten.isEmpty()) {
            writeAll(false);
        }
    }

    @Override
    public Stream<Event> read(String product, String namespace) {
        Stream<String> lines;
        synchronized (this) {
            try {
                Path file = names.fileFor(product, namespace);
                // One that nothing was appended to is not remembered: whoever asks for names that never were must not
                // fill the memory.
                lines = files.getOrDefault(file, new LogFile(file)).lines();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + names.fileFor(product, namespace), e);
            }
        }
        return lines.map(EventJson::read).flatMap(Optional::stream);
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        Listening listening = new Listening(listener);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    /** The last attempt to write what could not be written. */
    @Override
    public synchronized void close() {
        flush();
        long waiting = unwritten.stream().mapToLong(LogFile::waiting).sum();
        if (waiting > 0) {
            warnings.accept("event log: " + waiting + " events were never written");
        }
    }

    private LogFile file(String product, String namespace) {
        return files.computeIfAbsent(names.fileFor(product, namespace), LogFile::new);
    }

    private void writeAll(boolean wasWell) {
        IOException failure = null;
        long lost = 0;
        for (LogFile file : List.copyOf(unwritten)) {
            try {
                file.write();
                unwritten.remove(file);
                lost += file.takeLost();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (lost > 0) {
            warnings.accept("event log: " + lost + " events were lost while it could not be written");
        }
        if (failure != null && wasWell) {
            warnings.accept("event log: cannot be written (" + failure.getMessage()
                    + "); the newest " + LogFile.MOST_WAITING
                    + " events of each namespace are kept in memory until it can."
                    + " Make room on the disk, or mend the rights");
        }
        if (failure == null && !wasWell) {
            warnings.accept("event log: written again");
        }
    }

    private void tell(Listening listening, Event event) {
        try {
            listening.listener.accept(event);
        } catch (RuntimeException e) {
            warnings.accept("event log: a listener failed at " + event.kind().word() + ": " + e);
        }
    }

    /** One call of {@link #listen}; the same listener may be given twice. */
    private static final class Listening {
        private final Consumer<Event> listener;

        private Listening(Consumer<Event> listener) {
            this.listener = listener;
        }
    }
}
