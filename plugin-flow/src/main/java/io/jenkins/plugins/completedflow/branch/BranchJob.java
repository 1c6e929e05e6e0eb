package io.jenkins.plugins.completedflow.branch;

/**
 * The job of a branch or pull request, as the last indexing left it.
 *
 * @param branch the branch that its namespace is for
 * @param fork whether its code comes from a fork
 * @param revision what was last seen of it; any text that changes with a push
 * @param commit of it; empty if the source does not tell
 * @param repository address of the repository it is of; empty if the source does not tell
 * @param live false: the branch was not there at the last indexing, and the job waits to be removed
 */
public record BranchJob(String branch, boolean fork, String revision, String commit, String repository, boolean live) {}
