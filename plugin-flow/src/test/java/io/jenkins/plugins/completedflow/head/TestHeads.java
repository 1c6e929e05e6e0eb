package io.jenkins.plugins.completedflow.head;

import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.mixin.ChangeRequestSCMHead2;
import jenkins.scm.api.mixin.TagSCMHead;

/** Heads as SCM plugins make them. */
public final class TestHeads {
    private TestHeads() {}

    public static SCMHead branch(String name) {
        return new SCMHead(name);
    }

    public static SCMHead tag(String name) {
        return new Tag(name);
    }

    /** A branch of a fork, without a pull request. */
    public static SCMHead branchOfFork(String name) {
        return new Forked(name);
    }

    /** @param branch its name where it comes from */
    public static SCMHead pullRequest(String id, String branch) {
        return new Request(id, branch, SCMHeadOrigin.DEFAULT);
    }

    /** @param branch its name in the fork */
    public static SCMHead pullRequestOfFork(String id, String branch) {
        return new Request(id, branch, new SCMHeadOrigin.Fork("stranger"));
    }

    private static final class Tag extends SCMHead implements TagSCMHead {
        private static final long serialVersionUID = 1L;

        Tag(String name) {
            super(name);
        }

        @Override
        public long getTimestamp() {
            return 0;
        }
    }

    private static final class Forked extends SCMHead {
        private static final long serialVersionUID = 1L;

        Forked(String name) {
            super(name);
        }

        @Override
        public SCMHeadOrigin getOrigin() {
            return new SCMHeadOrigin.Fork("stranger");
        }
    }

    private static final class Request extends SCMHead implements ChangeRequestSCMHead2 {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final String branch;
        private final SCMHeadOrigin origin;

        Request(String id, String branch, SCMHeadOrigin origin) {
            super("PR-" + id);
            this.id = id;
            this.branch = branch;
            this.origin = origin;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getOriginName() {
            return branch;
        }

        @Override
        public SCMHeadOrigin getOrigin() {
            return origin;
        }
    }
}
