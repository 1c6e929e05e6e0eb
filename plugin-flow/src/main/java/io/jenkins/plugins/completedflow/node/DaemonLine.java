package io.jenkins.plugins.completedflow.node;

import java.io.IOException;
import java.util.List;

/** The way to a node's daemon. */
interface DaemonLine {
    /**
     * Says lines of JSON to the daemon, which is started if it does not run.
     *
     * @return its answer to each line
     * @throws IOException if it cannot be reached now; the message says why, for people
     */
    List<String> ask(List<String> lines) throws IOException, InterruptedException;
}
