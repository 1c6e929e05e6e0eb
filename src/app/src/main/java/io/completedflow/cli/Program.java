package io.completedflow.cli;

import io.completedflow.daemon.FlowException;
import io.completedflow.terminal.Style;
import io.completedflow.terminal.Terminal;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: what it consists of, and how it is run. */
public final class Program {
    private final Session session;

    public Program(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    /** Runs a command and returns the process's exit status. */
    public int run(String... args) {
        CommandLine commandLine = commandLine();
        try {
            return commandLine.execute(args);
        } finally {
            session.terminal().out().flush();
            session.terminal().err().flush();
        }
    }

    /** The model of all commands and options. */
    CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new FlowCommand(session.options()), new Factory())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setOut(session.terminal().out())
                .setErr(session.terminal().err())
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler(this::refuse)
                .setExecutionExceptionHandler((exception, command, parsed) -> fail(exception));
        ExitCodes.document(commandLine);
        return commandLine;
    }

    private int execute(ParseResult parsed) {
        session.colour();
        boolean coloured = session.terminal().style() == Style.COLOURED;
        CommandLine top = parsed.commandSpec().commandLine();
        top.setColorScheme(CommandLine.Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF));
        top.setOut(session.terminal().out());
        top.setErr(session.terminal().err());
        return new CommandLine.RunLast().execute(parsed);
    }

    private int refuse(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = session.terminal().err();
        err.println(session.terminal().errorStyle().bad("flow: ") + exception.getMessage());
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("  did you mean: " + String.join(", ", suggestions) + "?");
            }
        } else if (!command.getSubcommands().isEmpty()) {
            err.println("  one of: " + String.join(", ", visibleNames(command)));
        }
        err.println("  see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.status();
    }

    private static List<String> visibleNames(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .map(CommandLine::getCommandName)
                .toList();
    }

    private int fail(Exception exception) throws Exception {
        Terminal terminal = session.terminal();
        if (exception instanceof FlowException refusal) {
            terminal.err().println(terminal.errorStyle().bad("flow: ") + refusal.getMessage());
            if (!refusal.mend().isEmpty()) {
                terminal.err().println("  " + refusal.mend());
            }
            return ExitCode.of(refusal.kind()).status();
        }
        if (exception instanceof InterruptedException) {
            return ExitCode.INTERRUPTED.status();
        }
        throw exception;
    }

    /** Makes commands, handing each the session. */
    private final class Factory implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Session.class))) {
                    return made(type, constructor);
                }
            }
            return CommandLine.defaultFactory().create(type);
        }

        private <K> K made(Class<K> type, Constructor<?> constructor) throws Exception {
            try {
                return type.cast(constructor.newInstance(session));
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }
}
