package io.completedflow.namespace.process.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Hands over the lines of a growing file, also after it was emptied. */
public final class OutputFollower {
    private static final long LOOK_MILLIS = 100;
    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Consumer<String> line;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long position;

    /** @param position where the first line to be handed over starts */
    public OutputFollower(Path file, long position, Consumer<String> line) {
        this.file = file;
        this.position = position;
        this.line = line;
    }

    /** Hands over lines as they come, until {@code going} no longer holds or the thread is interrupted. */
    public void follow(BooleanSupplier going) throws IOException {
        try {
            while (going.getAsBoolean()) {
                takeNew();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeNew() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < position) {
                position = 0;
            }
            channel.position(position);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk) > 0) {
                position += chunk.position();
                take(chunk.flip());
                chunk.clear();
            }
        }
    }

    private void take(ByteBuffer chunk) {
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (next == '\n') {
                line.accept(unfinished.toString(StandardCharsets.UTF_8));
                unfinished.reset();
            } else {
                unfinished.write(next);
            }
        }
    }
}
