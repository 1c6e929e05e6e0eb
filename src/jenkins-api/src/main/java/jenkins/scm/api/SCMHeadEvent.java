package jenkins.scm.api;

import java.util.Map;

public abstract class SCMHeadEvent<P> extends SCMEvent<P> {
    public SCMHeadEvent(Type type, P payload) {
        super(type, payload);
    }

    public boolean isMatch(SCMSource source) {
        throw new IllegalStateException("override it");
    }

    public abstract Map<SCMHead, SCMRevision> heads(SCMSource source);
}
