package io.completedflow.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Puts the exit codes into each command's help. */
final class ExitCodes {
    private ExitCodes() {}

    static void document(CommandLine commandLine) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            meanings.put(Integer.toString(code.status()), code.meaning());
        }
        document(commandLine, meanings);
    }

    private static void document(CommandLine commandLine, Map<String, String> meanings) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(meanings);
        commandLine.getSubcommands().values().forEach(sub -> document(sub, meanings));
    }
}
