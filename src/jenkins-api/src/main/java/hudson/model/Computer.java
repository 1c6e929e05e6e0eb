package hudson.model;

import hudson.security.AccessControlled;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public abstract class Computer extends Actionable implements AccessControlled {
    public static final ExecutorService threadPoolForRemoting = Executors.newCachedThreadPool();

    Computer() {}

    public Node getNode() {
        throw new IllegalStateException("only a controller has computers");
    }

    public boolean isOffline() {
        throw new IllegalStateException("only a controller has computers");
    }
}
