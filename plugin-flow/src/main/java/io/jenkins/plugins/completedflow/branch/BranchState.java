package io.jenkins.plugins.completedflow.branch;

/** How a branch of a project stands. */
public enum BranchState {
    /** Its job is there, and its namespace follows it. */
    FOLLOWED,
    /** A rule allows it no namespace. */
    REFUSED,
    /** What was asked for it failed; it is tried again. */
    FAILED,
    /** The project no longer takes it up; its namespace stays as long as a repository has the branch. */
    NOT_INDEXED,
    /** It is no longer in the repository; its namespace goes after the grace that the flow file gives. */
    GONE
}
