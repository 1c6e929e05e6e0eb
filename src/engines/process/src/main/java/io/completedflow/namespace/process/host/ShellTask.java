package io.completedflow.namespace.process.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs shell commands that come to an end. Whatever they leave running is ended with them. */
public final class ShellTask {
    private static final long LOOK_MILLIS = 200;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Shell shell;
    private final ProcessTable table;
    private final long outputLimit;

    /** @param outputLimit how much of a command's output is kept, in bytes */
    public ShellTask(Shell shell, ProcessTable table, long outputLimit) {
        this.shell = shell;
        this.table = table;
        this.outputLimit = outputLimit;
    }

    /**
     * Runs a command to its end.
     *
     * @param longest how long it may take
     * @return its exit status
     * @throws TimeoutException if it took too long and was ended
     * @throws InterruptedException if interrupted; the command was ended
     */
    public int run(ShellCommand command, Duration longest) throws IOException, InterruptedException, TimeoutException {
        OutputFile output = new OutputFile(command.output(), outputLimit);
        Process process = shell.start(command);
        long startTicks = table.stat(process.pid()).map(ProcessStat::startTicks).orElse(-1L);
        Family family = Family.led(table, command.mark(), process.pid(), startTicks);
        try {
            long end = System.nanoTime() + longest.toNanos();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                output.bound();
                if (System.nanoTime() > end) {
                    throw new TimeoutException("took longer than " + longest.toSeconds() + " s");
                }
            }
            return process.exitValue();
        } finally {
            end(family);
            output.bound();
        }
    }

    /** Ends what is left, also if we are interrupted: then without grace. */
    private static void end(Family family) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            List<ProcessStat> left = family.end(interrupted ? Duration.ZERO : GRACE);
            if (!left.isEmpty()) {
                throw new IOException("process " + left.get(0).pid() + " cannot be ended");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
