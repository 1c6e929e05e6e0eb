package jenkins.scm.api;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

public abstract class SCMHeadObserver {
    public abstract void observe(SCMHead head, SCMRevision revision) throws IOException, InterruptedException;

    public static Collector collect() {
        return new Collector();
    }

    public static class Collector extends SCMHeadObserver {
        private final Map<SCMHead, SCMRevision> result = new TreeMap<>();

        @Override
        public void observe(SCMHead head, SCMRevision revision) {
            result.put(head, revision);
        }

        public Map<SCMHead, SCMRevision> result() {
            return result;
        }
    }
}
