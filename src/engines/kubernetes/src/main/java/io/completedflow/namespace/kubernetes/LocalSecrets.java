package io.completedflow.namespace.kubernetes;

import io.completedflow.config.SecretReference;
import io.completedflow.namespace.kubernetes.object.SecretValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Reads secrets from this program's environment and from files.
 *
 * @param environment gives the value of an environment variable, null if it is not set
 */
record LocalSecrets(UnaryOperator<String> environment) implements SecretValues {
    @Override
    public String read(String name, SecretReference reference) throws IOException {
        if (reference instanceof SecretReference.Environment where) {
            String value = environment.apply(where.name());
            if (value == null) {
                throw new IOException("secret " + name + " is missing: environment variable " + where.name()
                        + " is not set for flow; set it and start flow again");
            }
            return value;
        }
        if (reference instanceof SecretReference.File where) {
            try {
                return Files.readString(Path.of(where.path())).replaceFirst("\\R\\z", "");
            } catch (IOException e) {
                throw new IOException(
                        "secret " + name + " is missing: cannot read file " + where.path()
                                + "; create it, readable for the user who runs flow",
                        e);
            }
        }
        throw new IllegalArgumentException("secret " + name + " is the cluster's");
    }

    @Override
    public String toString() {
        return "LocalSecrets";
    }
}
