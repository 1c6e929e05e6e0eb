package jenkins.plugins.git;

import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

public abstract class AbstractGitSCMSource extends SCMSource {
    public abstract String getRemote();

    public static class SCMRevisionImpl extends SCMRevision {
        private static final long serialVersionUID = 1L;

        private final String hash;

        public SCMRevisionImpl(SCMHead head, String hash) {
            super(head);
            this.hash = hash;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof SCMRevisionImpl && ((SCMRevisionImpl) o).hash.equals(hash);
        }

        @Override
        public int hashCode() {
            return hash.hashCode();
        }

        @Override
        public String toString() {
            return hash;
        }
    }
}
