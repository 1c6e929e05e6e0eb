package io.completedflow.daemon;

import java.nio.file.Path;

/**
 * What a command is about.
 *
 * @param home the folder that holds mirrors, worktrees, data, logs and the daemon's socket and lock
 * @param repository address of the product repository
 */
public record Place(Path home, String repository) {}
