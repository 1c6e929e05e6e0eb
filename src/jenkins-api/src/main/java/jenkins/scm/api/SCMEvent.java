package jenkins.scm.api;

public abstract class SCMEvent<P> {
    private final Type type;

    public SCMEvent(Type type, P payload) {
        this.type = type;
    }

    public Type getType() {
        return type;
    }

    public enum Type {
        CREATED,
        UPDATED,
        REMOVED
    }
}
