package io.completedflow.namespace;

import io.completedflow.source.Revision;
import java.util.Optional;

/**
 * Which build set the revision of an app.
 *
 * @param job name of the build's job; builds of one job are ordered by number
 * @param over the revision that the app would have had without it, at that time
 * @param holds whether it still does: a newer push ends it, but who set it is remembered, so that no older build comes after a newer one
 */
public record BuildPin(String job, int build, Optional<Revision> over, boolean holds) {

    /** Whether this one is newer than a build that wants to set the revision now. */
    public boolean overtakes(String otherJob, int otherBuild) {
        return job.equals(otherJob) && otherBuild < build;
    }

    /** Whether what the app would have now tells of a push to the branch since. What happens to a fallback's branch is no such push. */
    boolean endedBy(Revision now, String branch) {
        boolean ofBranch = now.ref().equals(branch)
                || over.filter(before -> before.ref().equals(branch)).isPresent();
        return ofBranch && !over.equals(Optional.of(now));
    }

    BuildPin ended() {
        return new BuildPin(job, build, over, false);
    }
}
