package io.completedflow.bench.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program that is talked to in lines. Its first is {@code ready}. */
final class LineProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** No line a program prints: it has ended. */
    private static final String END = "\n";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    LineProcess(List<String> command) throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(this::read, command.get(0));
        reader.setDaemon(true);
        reader.start();
        String first = next();
        if (!first.equals("ready")) {
            throw new IOException(String.join(" ", command) + " said " + first);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            System.err.println("flow: bench: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** The next line that it prints. */
    String next() throws IOException, InterruptedException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new IOException("nothing was said for " + PATIENCE.toMinutes() + " minutes");
        }
        if (line.equals(END)) {
            throw new IOException("the program ended; what it said is above");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        process.onExit().join();
    }
}
