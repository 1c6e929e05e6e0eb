package io.completedflow.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives tests the one cluster that all of them share: a {@link Cluster}, or an {@link OwnCluster} to those that break it, which
 * are skipped on somebody's own. Where there is no cluster, all are skipped and say what they need.
 */
public final class RunningCluster implements ParameterResolver, ExecutionCondition {
    private static final String GIVEN = System.getenv("FLOW_TEST_KUBECONFIG");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (given()) {
            return wantsToBreakIt(context)
                    ? ConditionEvaluationResult.disabled(
                            "breaks the cluster it runs on, so not on that of FLOW_TEST_KUBECONFIG")
                    : ConditionEvaluationResult.enabled("the cluster of FLOW_TEST_KUBECONFIG");
        }
        try {
            started(context);
            return ConditionEvaluationResult.enabled("a cluster of its own");
        } catch (TestAbortedException missing) {
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }

    private static boolean wantsToBreakIt(ExtensionContext context) {
        List<Executable> executables = context.getTestMethod()
                .map(List::<Executable>of)
                .orElseGet(() -> List.of(context.getRequiredTestClass().getDeclaredConstructors()));
        return executables.stream()
                .anyMatch(each -> Arrays.asList(each.getParameterTypes()).contains(OwnCluster.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Cluster.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return given() ? new GivenCluster(Path.of(GIVEN)) : started(context);
    }

    private static boolean given() {
        return GIVEN != null && !GIVEN.isBlank();
    }

    private static OwnCluster started(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(RunningCluster.class));
        return store.getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class).cluster;
    }

    /** Ends with the tests. */
    private static final class Started implements AutoCloseable {
        private final OwnCluster cluster;

        Started() {
            try {
                cluster = OwnCluster.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
