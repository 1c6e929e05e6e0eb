package io.completedflow.namespace.process.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks whether a shell command exits with 0. */
public final class CommandCheck implements HealthCheck {
    private final Command command;

    /** Runs the command and returns its exit status. */
    @FunctionalInterface
    public interface Command {
        int run() throws IOException, InterruptedException, TimeoutException;
    }

    public CommandCheck(Command command) {
        this.command = command;
    }

    @Override
    public Optional<String> failure() throws InterruptedException {
        try {
            int status = command.run();
            return status == 0 ? Optional.empty() : Optional.of("health command: exit status " + status);
        } catch (IOException | UncheckedIOException | TimeoutException e) {
            return Optional.of("health command: " + e.getMessage());
        }
    }
}
