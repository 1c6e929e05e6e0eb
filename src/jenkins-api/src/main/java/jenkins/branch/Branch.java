package jenkins.branch;

import jenkins.scm.api.SCMHead;

public class Branch {
    private final String sourceId;
    private final SCMHead head;

    Branch(String sourceId, SCMHead head) {
        this.sourceId = sourceId;
        this.head = head;
    }

    public String getSourceId() {
        return sourceId;
    }

    public String getName() {
        return head.getName();
    }

    public SCMHead getHead() {
        return head;
    }

    public static class Dead extends Branch {
        public Dead(Branch b) {
            super(b.getSourceId(), b.getHead());
        }
    }
}
