package io.completedflow.config;

import java.util.List;
import java.util.stream.Collectors;

/** A flow file that cannot be used, with all its problems at once. */
public final class FlowFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public FlowFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
