package io.completedflow.cli;

import picocli.CommandLine.Command;

@Command(
        name = "create",
        description = "Make something.",
        subcommands = CreateNamespaceCommand.class,
        footer = {"", "Examples:", "  flow create namespace feature-132"})
final class CreateCommand {}
