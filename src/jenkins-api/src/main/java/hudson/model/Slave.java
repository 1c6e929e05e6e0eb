package hudson.model;

import java.io.Serializable;

public abstract class Slave extends Node implements Serializable {
    private static final long serialVersionUID = 1L;

    Slave() {}

    public String getRemoteFS() {
        throw new IllegalStateException("only a controller has agents");
    }
}
