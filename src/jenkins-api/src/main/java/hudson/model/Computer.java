package hudson.model;

import hudson.security.AccessControlled;

public abstract class Computer extends Actionable implements AccessControlled {
    Computer() {}

    public boolean isOffline() {
        throw new IllegalStateException("only a controller has computers");
    }
}
