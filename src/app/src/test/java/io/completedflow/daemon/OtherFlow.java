package io.completedflow.daemon;

import java.io.IOException;
import java.nio.file.Path;

/** Another process at work in a home: holds its lock until it is ended. */
final class OtherFlow implements AutoCloseable {
    private final Process process;

    private OtherFlow(Process process) {
        this.process = process;
    }

    /** Returns when it holds the lock. */
    static OtherFlow holding(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherFlow.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != 'h') {
            process.destroyForcibly();
            throw new IOException("the other flow could not take the lock");
        }
        return new OtherFlow(process);
    }

    public static void main(String[] args) throws IOException {
        HomeLock held = HomeLock.acquire(new Home(Path.of(args[0])), "the other flow");
        System.out.println("holds it");
        while (System.in.read() >= 0) {
            // Until whoever started it ends.
        }
        held.close();
    }

    @Override
    public void close() {
        kill();
    }

    /** Ends it without a word. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
