package io.completedflow.namespace;

/** Word from somewhere that a branch was deleted; believed once a listing confirms it. */
public record BranchDeletion(String repository, String branch) {}
