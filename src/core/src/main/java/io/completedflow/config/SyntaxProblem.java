package io.completedflow.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells where a text stops being YAML, and what most likely mends it. */
final class SyntaxProblem {
    private final MarkedYamlEngineException cause;

    SyntaxProblem(MarkedYamlEngineException cause) {
        this.cause = cause;
    }

    void addTo(Problems problems) {
        Optional<Mark> asterisk = cause.getContextMark()
                .filter(SyntaxProblem::isAsterisk)
                .or(() -> cause.getProblemMark().filter(SyntaxProblem::isAsterisk));
        if (asterisk.isPresent()) {
            problems.add(
                    problems.where(asterisk),
                    "an unquoted '*' starts a YAML alias, and there is no such anchor",
                    "put quotes around it, as in \"*\"");
        } else {
            Optional<Mark> place = cause.getProblemMark().or(cause::getContextMark);
            problems.add(problems.where(place), "not valid YAML: " + cause.getProblem(), mend(cause.getProblem()));
        }
    }

    private static boolean isAsterisk(Mark mark) {
        int[] buffer = mark.getBuffer();
        return mark.getPointer() < buffer.length && buffer[mark.getPointer()] == '*';
    }

    private static String mend(String problem) {
        if (problem.contains("TAB")) {
            return "indent with spaces";
        }
        if (problem.contains("mapping values are not allowed") || problem.contains("cannot start any token")) {
            return "put quotes around text that holds ': ' or starts with a special character";
        }
        if (problem.contains("another document")) {
            return "keep what stands before '---', and remove the rest";
        }
        return "look at the indentation, quotes and brackets up to here";
    }
}
