package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Show what an app printed.",
        footer = {"", "Examples:", "  flow logs feature-132 catalog", "  flow logs feature-132 shop.catalog -f -n 20"})
final class LogsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Parameters(
            index = "1",
            paramLabel = "APP",
            description = "The app: group.app, or its short name where that is unique.")
    private String app;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what it prints from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "How many lines of what is there already (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Mixin
    private OutputOption output;

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Consumer<String> show = output.json()
                ? line -> session.jsonLine(Map.of("line", line))
                : session.terminal().out()::println;
        try (Flow flow = session.open()) {
            flow.logs(name.value(), app, lines, follow, show);
        }
        return ExitCode.OK.status();
    }
}
