package io.completedflow.jenkinsfile;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A step as a Pipeline called it.
 *
 * @param arguments by name; a single one without a name is at {@code ""}
 */
record StepCall(String step, Map<String, ?> arguments) implements Serializable {

    /** @param given as Groovy hands them over, without a closure */
    static StepCall of(String step, List<Object> given) {
        if (given.isEmpty()) {
            return new StepCall(step, Map.of());
        }
        if (given.get(0) instanceof Map<?, ?> named) {
            return new StepCall(step, arguments(named));
        }
        return new StepCall(step, Map.of("", given.get(0)));
    }

    // Groovy writes the names of arguments as texts.
    @SuppressWarnings("unchecked")
    private static Map<String, ?> arguments(Map<?, ?> named) {
        return (Map<String, ?>) named;
    }
}
