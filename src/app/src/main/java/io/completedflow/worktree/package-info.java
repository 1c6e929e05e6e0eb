/** The Git work tree that a command is called in. */
package io.completedflow.worktree;
