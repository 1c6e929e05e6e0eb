package io.completedflow.jenkinsfile;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.util.Arrays;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What Jenkinsfiles and files of {@code vars} are made of: a method that they do not have is a step or another file of {@code vars}. */
public abstract class PipelineScript extends SerializableScript {
    private static final long serialVersionUID = 1L;
    private static final List<String> BLOCKS = List.of("stage", "withFlowNamespace", "node");
    private static final List<String> STEPS = List.of("flowNamespace", "sh", "echo");

    @Override
    public Object invokeMethod(String name, Object args) {
        List<Object> given = Arrays.asList((Object[]) args);
        if (name.equals("error")) {
            throw new BuildFailure(String.valueOf(given.get(0)));
        }
        if (BLOCKS.contains(name)) {
            int last = given.size() - 1;
            PipelineRun.current().record(StepCall.of(name, given.subList(0, last)));
            return ((Closure<?>) given.get(last)).call();
        }
        if (STEPS.contains(name)) {
            return Continuable.suspend(name, StepCall.of(name, given));
        }
        return InvokerHelper.invokeMethod(variable(name, given), "call", args);
    }

    private static Object variable(String name, List<Object> given) {
        try {
            Class<?> type = PipelineRun.current().loader().loadClass(name);
            return InvokerHelper.createScript(type, new Binding());
        } catch (ClassNotFoundException e) {
            throw new MissingMethodException(name, PipelineScript.class, given.toArray());
        }
    }
}
