package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks what the parts of a flow file mean together, once each was read. */
public final class FlowFileCheck {
    private FlowFileCheck() {}

    /** All problems, in the order of their places; none if the file can be used. */
    public static List<Problem> problems(FlowFile file) {
        Dependencies dependencies = Dependencies.of(file);
        List<Problem> problems = new ArrayList<>(dependencies.problems());
        problems.addAll(new DependencyCheck(file, dependencies).problems());
        problems.addAll(new OmissionCheck(file, dependencies).problems());
        problems.addAll(new TemplateCheck(file).problems());
        problems.sort(
                Comparator.comparingInt((Problem problem) -> problem.where().line())
                        .thenComparingInt(problem -> problem.where().column()));
        return problems;
    }
}
