package io.completedflow.reconcile;

/**
 * A commit that a build wants run.
 *
 * @param app the app it is of ({@code group.app}, or short where unique), or the address of its repository
 * @param job name of the job; builds of one job are ordered by number
 */
public record BuildCommit(String app, String commit, String job, int build) {}
