package io.completedflow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

@Command(
        name = "flow",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Every branch gets its whole environment.",
        subcommands = {
            InitCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            CreateCommand.class,
            GetCommand.class,
            DescribeCommand.class,
            DeleteCommand.class,
            LogsCommand.class,
            LogCommand.class,
            SleepCommand.class,
            WakeCommand.class,
            TakeOverCommand.class,
            WatchCommand.class,
            NotifyCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class,
            HelpCommand.class
        })
final class FlowCommand {
    @Mixin
    private final GlobalOptions options;

    FlowCommand(GlobalOptions options) {
        this.options = options;
    }

    GlobalOptions options() {
        return options;
    }
}
