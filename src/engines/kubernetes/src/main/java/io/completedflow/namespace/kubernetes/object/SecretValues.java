package io.completedflow.namespace.kubernetes.object;

import io.completedflow.config.SecretReference;
import java.io.IOException;

/** Reads secrets where they are. */
public interface SecretValues {
    /**
     * The value of a secret that this program reads.
     *
     * @param name what it is for
     * @throws IOException if it is not there, naming what it is for and the place, never a value
     */
    String read(String name, SecretReference reference) throws IOException;
}
