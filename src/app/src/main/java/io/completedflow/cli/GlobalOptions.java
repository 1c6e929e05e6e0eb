package io.completedflow.cli;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command knows. */
final class GlobalOptions {
    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where mirrors, worktrees, data and logs are kept (default: FLOW_HOME, else"
                    + " completed-flow in XDG_STATE_HOME or ~/.local/state).")
    Path home;

    @Option(
            names = "--repository",
            scope = ScopeType.INHERIT,
            paramLabel = "ADDRESS",
            description =
                    "The product repository (default: the remote 'origin' of the Git work tree here, else that work"
                            + " tree itself).")
    String repository;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "Colours: ${COMPLETION-CANDIDATES} (default: auto: on a terminal, unless NO_COLOR is set).")
    Color color = Color.AUTO;

    /** When to write in colours. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
