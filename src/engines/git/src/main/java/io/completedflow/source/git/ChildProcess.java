package io.completedflow.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of a program, ended with all its children when it takes too long, says too much or is no longer wanted. */
final class ChildProcess {
    private static final int MOST_OUTPUT = 64 << 20;
    private static final Duration TO_END = Duration.ofSeconds(2);

    /** What it left behind. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Result(int exit, byte[] output, String errors) {}

    private final Process process;
    private final CompletableFuture<byte[]> output;
    private final CompletableFuture<byte[]> errors;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = collect(process.getInputStream());
        this.errors = collect(process.getErrorStream());
    }

    /**
     * Runs to the end.
     *
     * @throws IOException if it cannot be started, is not done by the deadline or says more than 64 MiB
     * @throws InterruptedException if this thread was interrupted; the program is ended then
     */
    static Result run(ProcessBuilder builder, byte[] input, Duration deadline)
            throws IOException, InterruptedException {
        ChildProcess child = new ChildProcess(builder.start());
        try {
            child.give(input);
            return child.await(deadline);
        } finally {
            child.end();
        }
    }

    private void give(byte[] input) throws IOException {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            // It ended without reading all; its exit code and what it said tell why.
        }
    }

    private Result await(Duration deadline) throws IOException, InterruptedException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("gave no answer within " + deadline.toSeconds() + " s");
        }
        return new Result(
                process.exitValue(), collected(output), new String(collected(errors), StandardCharsets.UTF_8));
    }

    /** What a stream gave; a grandchild that outlives the program and holds the stream open is not waited for. */
    private static byte[] collected(CompletableFuture<byte[]> stream) throws IOException, InterruptedException {
        try {
            return stream.get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException("ended, and something it started still holds its output", e);
        }
    }

    /** Asks it to end, so that it removes its lock files, and makes it and its children end if it does not. */
    private void end() {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<byte[]> collect(InputStream stream) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        byte[] bytes = stream.readNBytes(MOST_OUTPUT);
                        if (bytes.length == MOST_OUTPUT) {
                            process.destroyForcibly();
                            throw new IOException("said more than " + (MOST_OUTPUT >> 20) + " MiB");
                        }
                        result.complete(bytes);
                    } catch (IOException e) {
                        result.completeExceptionally(e);
                    }
                },
                "output of git");
        reader.setDaemon(true);
        reader.start();
        return result;
    }
}
