package io.jenkins.plugins.completedflow.branch;

import hudson.Extension;
import jenkins.scm.api.SCMEventListener;
import jenkins.scm.api.SCMHeadEvent;

/** Has projects looked at when a repository says that something happened to its branches. */
@Extension
public final class RepositoryEvents extends SCMEventListener {
    @Override
    public void onSCMHeadEvent(SCMHeadEvent<?> event) {
        BranchFollowing.get().lookAtAll(Heed.of(event));
    }
}
