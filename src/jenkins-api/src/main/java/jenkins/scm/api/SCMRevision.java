package jenkins.scm.api;

import java.io.Serializable;

public abstract class SCMRevision implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SCMHead head;

    protected SCMRevision(SCMHead head) {
        this.head = head;
    }

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    public final SCMHead getHead() {
        return head;
    }
}
