package io.completedflow.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option {@code -o}. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What the result is written as: ${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }

    /** What the result is written as. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
