package io.completedflow.namespace.process;

import io.completedflow.config.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Reads secrets where they are. No message of its names a value. */
final class SecretReader {
    private final UnaryOperator<String> environment;

    /** @param environment gives the value of an environment variable, null if it is not set */
    SecretReader(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @throws IOException if it is not there, naming variable and place */
    String read(String variable, SecretReference reference) throws IOException {
        if (reference instanceof SecretReference.Environment where) {
            String value = environment.apply(where.name());
            if (value == null) {
                throw new IOException("secret " + variable + " is missing: environment variable " + where.name()
                        + " is not set for flow; set it and start flow again");
            }
            return value;
        }
        if (reference instanceof SecretReference.InCluster where) {
            throw new IOException("secret " + variable + " is missing: Secret " + where.secret()
                    + " is in a cluster, where engine process cannot read it; give it {env: NAME} or {file: PATH}");
        }
        Path file = Path.of(((SecretReference.File) reference).path());
        try {
            String text = Files.readString(file);
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw new IOException(
                    "secret " + variable + " is missing: cannot read file " + file
                            + "; create it, readable for the user who runs flow",
                    e);
        }
    }
}
