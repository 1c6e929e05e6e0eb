package io.jenkins.plugins.completedflow.request;

import java.nio.file.Path;
import java.time.Clock;

/** What the controller keeps, in a folder of a test; listeners are called at once. */
public record Books(RequestBook requests, KnownBook namespaces) {
    public Books(Path folder) {
        this(
                new RequestBook(folder.resolve("requests"), Runnable::run, Clock.systemUTC()),
                new KnownBook(folder.resolve("nodes")));
    }
}
