package io.jenkins.plugins.completedflow.branch;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs what goes wrong once, not at each of the many times that it is tried again. */
final class Problems {
    private final Logger logger;
    private final Map<String, String> met = new ConcurrentHashMap<>();

    Problems(Logger logger) {
        this.logger = logger;
    }

    void met(String project, Exception problem) {
        String text = String.valueOf(problem.getMessage());
        boolean known = Objects.equals(met.put(project, text), text);
        logger.log(
                known ? Level.FINE : Level.WARNING,
                problem,
                () -> "The branches of "
                        + (project.isEmpty() ? "projects that are gone" : "project " + project)
                        + " could not be looked at; it is tried again every minute");
    }

    void over(String project) {
        if (met.remove(project) != null) {
            logger.info(() -> "The branches of project " + project + " could be looked at again");
        }
    }
}
