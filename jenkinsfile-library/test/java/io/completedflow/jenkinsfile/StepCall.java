package io.completedflow.jenkinsfile;

import io.jenkins.plugins.completedflow.step.FlowNamespaceStep;
import io.jenkins.plugins.completedflow.step.WithFlowNamespaceStep;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step as a Pipeline called it.
 *
 * @param arguments by name; a single one without a name is at {@code ""}
 */
record StepCall(String step, Map<String, ?> arguments) implements Serializable {

    private static final Map<String, Class<?>> OURS =
            Map.of("flowNamespace", FlowNamespaceStep.class, "withFlowNamespace", WithFlowNamespaceStep.class);

    StepCall {
        if (OURS.containsKey(step)) {
            requireAccepted(OURS.get(step), arguments);
        }
    }

    /** A step of ours takes what it has setters for, of the setters' types. */
    private static void requireAccepted(Class<?> step, Map<String, ?> arguments) {
        arguments.forEach((name, value) -> {
            Method setter = setters(step).get(name);
            if (setter == null
                    || !MethodType.methodType(setter.getParameterTypes()[0])
                            .wrap()
                            .returnType()
                            .isInstance(value)) {
                throw new IllegalArgumentException(
                        step.getSimpleName() + " takes no " + name + " of " + value.getClass());
            }
        });
    }

    /** The arguments of a step of ours by their names. */
    static Map<String, Method> setters(Class<?> step) {
        return Arrays.stream(step.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .collect(Collectors.toMap(
                        method -> method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                                + method.getName().substring(4),
                        method -> method));
    }

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
