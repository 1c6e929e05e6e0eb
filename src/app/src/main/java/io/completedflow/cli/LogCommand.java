package io.completedflow.cli;

import io.completedflow.daemon.Flow;
import io.completedflow.log.Event;
import io.completedflow.log.file.FlowLogHtml;
import io.completedflow.log.file.FlowLogText;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        description = {
            "Show a namespace's flow log: all that was done and why, also after the namespace was deleted.",
            "Without a name: the product's own, such as repositories that do not answer and refused flow files.",
            "As JSON, one event on each line."
        },
        footer = {
            "",
            "Examples:",
            "  flow log feature-132",
            "  flow log",
            "  flow log feature-132 -o html > feature-132.html"
        })
final class LogCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = "",
            description =
                    "Name of the namespace, or full name of its branch (default: what concerns the whole product).")
    private String name;

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
            events = flow.log(name);
        }
        Appendable out = session.terminal().out();
        ZoneId zone = session.clock().getZone();
        switch (format) {
            case TEXT -> new FlowLogText(zone).write(events.stream(), out);
            case HTML -> new FlowLogHtml(name.isEmpty() ? "The product" : name, zone).write(events.stream(), out);
            case JSON -> events.forEach(session::jsonLine);
        }
        return ExitCode.OK.status();
    }
}
