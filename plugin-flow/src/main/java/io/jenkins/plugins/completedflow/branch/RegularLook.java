package io.jenkins.plugins.completedflow.branch;

import hudson.Extension;
import hudson.model.PeriodicWork;
import java.util.concurrent.TimeUnit;

/** Has all projects looked at every minute, so that no lost event matters. Nothing that is as it was asks a repository. */
@Extension
public final class RegularLook extends PeriodicWork {
    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        BranchFollowing.get().lookAtAll(Heed.NOTHING);
        BranchFollowing.get().lookForMissing();
    }
}
