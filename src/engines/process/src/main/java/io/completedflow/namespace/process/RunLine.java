package io.completedflow.namespace.process;

import java.util.regex.Pattern;

/** The shell command that an app's {@code run} stands for. */
final class RunLine {
    /** What {@code exec} would break: several commands, and an assignment before the command. */
    private static final Pattern COMPOUND =
            Pattern.compile("[;&|(){}\\n]|^\\s*[A-Za-z_][A-Za-z0-9_]*=", Pattern.DOTALL);

    private RunLine() {}

    /** With its port, and in the shell's place where it is a single command, so that signals and exit status are the app's own. */
    static String of(String run, int port) {
        String line = run.replace("{port}", Integer.toString(port)).strip();
        return COMPOUND.matcher(line).find() || line.startsWith("exec ") ? line : "exec " + line;
    }
}
