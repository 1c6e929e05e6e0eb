package io.jenkins.plugins.completedflow.branch;

import java.time.Instant;

/**
 * The namespace of a branch, as its node's daemon last told.
 *
 * @param node where it lives
 * @param lastActive when it was last pushed to or used
 * @param deletion why it is being deleted; empty if it is not
 * @param current whether the node is connected, so that this is at most some seconds old
 */
record BranchNamespace(String node, Instant lastActive, String deletion, boolean current) {}
