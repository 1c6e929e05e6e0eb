package io.completedflow.cli;

import picocli.CommandLine.Command;

@Command(
        name = "delete",
        description = "Delete something with all in it.",
        subcommands = {DeleteNamespaceCommand.class, DeleteEnvironmentCommand.class},
        footer = {
            "",
            "Examples:",
            "  flow delete namespace feature-132",
            "  flow delete environment staging1 --confirm staging1"
        })
final class DeleteCommand {}
