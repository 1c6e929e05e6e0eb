package io.completedflow.cli;

import io.completedflow.daemon.Flows;
import io.completedflow.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the program finds around it when it is started.
 *
 * @param directory the working directory
 * @param environment the environment variables
 * @param flows opens what the commands work with
 */
public record Surroundings(
        Terminal terminal, Path directory, Map<String, String> environment, Clock clock, Flows flows) {}
