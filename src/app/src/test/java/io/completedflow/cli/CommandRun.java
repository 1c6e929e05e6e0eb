package io.completedflow.cli;

import io.completedflow.terminal.Style;
import io.completedflow.terminal.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs commands as a user does, with everything around them held still. */
final class CommandRun {
    final FakeFlow flow = new FakeFlow();
    final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String typed = "";
    private boolean interactive;

    /** What came of a command. */
    record Outcome(int status, String out, String err) {}

    CommandRun(Path directory) {
        this.directory = directory;
        environment.put("FLOW_HOME", directory.resolve("home").toString());
    }

    /** A person sits there and will type this. */
    CommandRun typing(String lines) {
        typed = lines;
        interactive = true;
        return this;
    }

    Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = program(new PrintWriter(out), new PrintWriter(err)).run(args);
        return new Outcome(status, out.toString(), err.toString());
    }

    /** The same with a product repository named, as most commands want. */
    Outcome onProduct(String... args) {
        String[] all = new String[args.length + 1];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--repository=/srv/git/product.git";
        return run(all);
    }

    Program program() {
        return program(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }

    private Program program(PrintWriter out, PrintWriter err) {
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader(typed)),
                out,
                err,
                Style.PLAIN,
                Style.PLAIN,
                false,
                interactive,
                80);
        return new Program(
                new Surroundings(terminal, directory, environment, Clock.fixed(Samples.NOW, ZoneOffset.UTC), flow));
    }
}
