package io.completedflow.terminal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the program reads and writes. Results go to {@code out}; progress, questions and errors go to {@code err}.
 *
 * @param style how results are coloured
 * @param errorStyle how progress and errors are coloured
 * @param live whether lines of progress may be written over
 * @param interactive whether a person can be asked
 * @param width columns
 */
public record Terminal(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Style style,
        Style errorStyle,
        boolean live,
        boolean interactive,
        int width) {

    /**
     * This process's. Which of its streams are terminals, and how wide they are, is told by the launcher in the system properties {@code
     * flow.terminals} and {@code flow.width}.
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        String terminals = System.getProperty("flow.terminals", "");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
        return new Terminal(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Style.of(colours && terminals.contains("1")),
                Style.of(colours && terminals.contains("2")),
                terminals.contains("2") && !dumb && !environment.containsKey("CI"),
                terminals.contains("0") && terminals.contains("2"),
                width(System.getProperty("flow.width", "")));
    }

    /** The same with everything in colours, or nothing. */
    public Terminal withStyle(Style all) {
        return new Terminal(in, out, err, all, all, live, interactive, width);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8)), true);
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 80;
    }
}
