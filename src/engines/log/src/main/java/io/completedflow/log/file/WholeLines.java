package io.completedflow.log.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The lines that end within the first bytes of a stream; a piece of a line at its end is not one. */
final class WholeLines extends Spliterators.AbstractSpliterator<String> {
    private final InputStream from;
    private long left;

    WholeLines(InputStream from, long length) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.from = new BufferedInputStream(from, 1 << 16);
        this.left = length;
    }

    Stream<String> stream() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super String> action) {
        Optional<String> line = next();
        line.ifPresent(action);
        return line.isPresent();
    }

    private Optional<String> next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try {
            while (left > 0) {
                int next = from.read();
                left--;
                if (next == '\n') {
                    return Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                if (next < 0) {
                    return Optional.empty();
                }
                line.write(next);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
