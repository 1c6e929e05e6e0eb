package io.completedflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code flow --version} says. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {line()};
    }

    static String line() throws IOException {
        return "flow " + number();
    }

    static String number() throws IOException {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("program.properties")) {
            Properties program = new Properties();
            program.load(Objects.requireNonNull(in, "program.properties"));
            return program.getProperty("version");
        }
    }
}
