package io.completedflow.cli;

import picocli.CommandLine.Command;

@Command(
        name = "describe",
        description = "Show all there is to know of something.",
        subcommands = DescribeNamespaceCommand.class,
        footer = {"", "Examples:", "  flow describe namespace feature-132"})
final class DescribeCommand {}
