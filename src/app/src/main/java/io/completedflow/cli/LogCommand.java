package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.log.Event;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "log",
        description = {
            "Show a namespace's flow log: all that was done and why, also after the namespace was deleted.",
            "As JSON, one event on each line."
        },
        footer = {"", "Examples:", "  flow log feature-132", "  flow log feature-132 -o html > feature-132.html"})
final class LogCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NameParameter name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What the log is written as: ${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    LogCommand(Session session) {
        this.session = session;
    }

    /** What the log is written as. */
    enum Format {
        TEXT,
        HTML,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws Exception {
        List<Event> events;
        try (Flow flow = session.open()) {
            events = flow.log(name.value());
        }
        switch (format) {
            case TEXT -> events.forEach(new EventText(session.terminal())::print);
            case HTML -> session.terminal().out().println(events);
            case JSON -> events.forEach(session::jsonLine);
        }
        return ExitCode.OK.status();
    }
}
