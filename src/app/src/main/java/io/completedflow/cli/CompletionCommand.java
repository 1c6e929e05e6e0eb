package io.completedflow.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that lets the shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(flow completion bash)",
            "  flow completion zsh > ~/.zsh/flow && echo 'source ~/.zsh/flow' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    /** The shells there is a script for; zsh reads bash's. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script = AutoComplete.bash(root.getCommandName(), root);
        if (output.json()) {
            session.json(Map.of("shell", shell.toString(), "script", script));
        } else {
            session.terminal().out().print(script);
        }
        return ExitCode.OK.status();
    }
}
