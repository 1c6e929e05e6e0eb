package io.completedflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands on one page, made from their model and from what the tests have seen them write. */
final class CommandsPage {
    private static final String HEAD = """
            # Commands

            This page is made from the commands themselves (`flow COMMAND --help` says the same); a test keeps it true.

            Results go to standard output; progress, questions and errors go to standard error. With `-o json` the result
            is JSON: times in ISO 8601 and UTC, what is absent left out; later versions may add properties, but neither
            remove nor change any. On a terminal, progress is shown in lines that are written over; elsewhere, with
            `TERM=dumb` and where `CI` is set, each change is one line. `NO_COLOR` and `--color never` switch colours off.
            Every command knows the options and exit codes of `flow` itself.

            """;

    private CommandsPage() {}

    /** The page, in Markdown. */
    static String markdown(CommandLine root) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        append(page, root);
        return page.toString().stripTrailing() + "\n";
    }

    private static void append(StringBuilder page, CommandLine command) throws IOException {
        String name = command.getCommandSpec().qualifiedName();
        if (command.getParent() != null) {
            leaveToRoot(command);
        }
        page.append("## ").append(name).append("\n\n```\n");
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n\n");
        Path json = Golden.file(name.replaceFirst("^flow ?", "").replace(' ', '-') + ".json");
        if (Files.exists(json)) {
            page.append("`-o json`:\n\n```json\n")
                    .append(Files.readString(json))
                    .append("```\n\n");
        }
        for (CommandLine each : visible(command)) {
            append(page, each);
        }
    }

    /** Leaves out what is the same for all and said once. */
    private static void leaveToRoot(CommandLine command) {
        command.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING);
        command.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);
        CommandSpec spec = command.getCommandSpec();
        List.of("--home", "--repository", "--color", "--help", "--version")
                .forEach(option -> spec.remove(spec.findOption(option)));
    }

    private static List<CommandLine> visible(CommandLine command) {
        return command.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .filter(each -> !each.getCommandName().equals("help"))
                .distinct()
                .collect(Collectors.toList());
    }
}
