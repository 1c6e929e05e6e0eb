package io.completedflow.cli;

import picocli.CommandLine.Command;

@Command(
        name = "get",
        description = "List something.",
        subcommands = GetNamespacesCommand.class,
        footer = {"", "Examples:", "  flow get namespaces"})
final class GetCommand {}
