package io.jenkins.plugins.completedflow.step;

import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** The block of a step. */
final class FakeBody extends BodyInvoker {
    private final List<Object> contexts = new ArrayList<>();
    private BodyExecutionCallback callback;
    private boolean started;

    <T> T context(Class<T> type) {
        return contexts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    BodyExecutionCallback callback() {
        return callback;
    }

    boolean started() {
        return started;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        contexts.add(override);
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback called) {
        callback = called;
        return this;
    }

    @Override
    public BodyExecution start() {
        started = true;
        return null;
    }
}
