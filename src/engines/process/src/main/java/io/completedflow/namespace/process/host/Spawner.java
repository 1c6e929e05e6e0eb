package io.completedflow.namespace.process.host;

import java.io.IOException;

/** Starts processes of this machine. */
@FunctionalInterface
public interface Spawner {
    Spawner SYSTEM = ProcessBuilder::start;

    Process start(ProcessBuilder command) throws IOException;
}
