package io.completedflow.demo;

import io.completedflow.terminal.Style;
import io.completedflow.terminal.Terminal;
import io.completedflow.view.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the steps of a story while they happen, and whether each held. */
final class Narration {
    private final Terminal terminal;
    private final boolean json;
    private int steps;

    /** @param json whether each step is one line of JSON */
    Narration(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** One step; it ends normally if it held. */
    interface Step {
        /** @return what was seen, in words; more lines are allowed */
        String happen() throws Exception;
    }

    /** Lets a step happen and tells it. What it throws, it throws after having told that it did not hold. */
    void step(String title, Step step) throws Exception {
        Instant start = Instant.now();
        steps++;
        begin(title);
        try {
            String seen = step.happen();
            end(title, true, start, seen);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            end(title, false, start, e instanceof NotAsToldException ? e.getMessage() : e.toString());
            throw e;
        }
    }

    /** A line between steps. */
    void say(String line) {
        if (!json) {
            terminal.out().println(line);
        }
    }

    int steps() {
        return steps;
    }

    private void begin(String title) {
        if (!json && terminal.live()) {
            terminal.err().print(terminal.errorStyle().faint("▸ " + title + " …"));
            terminal.err().flush();
        }
    }

    private void end(String title, boolean held, Instant start, String seen) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        if (json) {
            terminal.out().println(line(new Told(title, held, seconds, seen)));
            return;
        }
        if (terminal.live()) {
            terminal.err().print("\r\033[K");
            terminal.err().flush();
        }
        Style style = terminal.style();
        PrintWriter out = terminal.out();
        out.println((held ? style.good("✓ ") : style.bad("✗ ")) + style.strong(title) + "  "
                + style.faint(String.format(Locale.ROOT, "%.1f s", seconds)));
        seen.lines().forEach(line -> out.println("    " + line));
        out.flush();
    }

    private static String line(Told told) {
        try {
            return Json.COMPACT.writeValueAsString(told);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Told(String step, boolean held, double seconds, String seen) {}
}
