package io.jenkins.plugins.completedflow.known;

import hudson.model.Computer;
import hudson.model.Node;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Whether nodes are connected. */
public final class Connection {
    private Connection() {}

    public static boolean isConnected(String name) {
        Optional<Computer> computer =
                Optional.ofNullable(Jenkins.get().getNode(name)).map(Node::toComputer);
        return computer.isPresent() && !computer.get().isOffline();
    }
}
