/** Repositories by way of the git program: bare mirrors, and worktrees made from them. */
package io.completedflow.source.git;
