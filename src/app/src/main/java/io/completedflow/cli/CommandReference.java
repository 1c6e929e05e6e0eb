package io.completedflow.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** All commands on one page, made from their model. */
final class CommandReference {
    private static final String HEAD = """
            # Commands

            This page is made from the commands themselves (`flow COMMAND --help` says the same); a test keeps it true.

            """;

    private CommandReference() {}

    /** The subcommands a person may be shown, by name, in their order. */
    static List<String> namesOfVisible(CommandLine command) {
        return visible(command).stream().map(CommandLine::getCommandName).toList();
    }

    /** The page, in Markdown. */
    static String markdown(CommandLine root) {
        return HEAD + section(root);
    }

    private static String section(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        String usage = command.getUsageMessage(Help.Ansi.OFF).stripTrailing();
        return "## " + name + "\n\n```\n" + usage + "\n```\n\n"
                + visible(command).stream().map(CommandReference::section).collect(Collectors.joining());
    }

    private static List<CommandLine> visible(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .toList();
    }
}
