package io.completedflow.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one cluster that all of them share: a {@link Cluster}, or an {@link OwnCluster} to those that break it, which
 * are skipped on somebody's own.
 */
public final class RunningCluster implements ParameterResolver {
    private static final String GIVEN = System.getenv("FLOW_TEST_KUBECONFIG");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Cluster.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean given = GIVEN != null && !GIVEN.isBlank();
        if (parameter.getParameter().getType() == OwnCluster.class) {
            Assumptions.assumeFalse(given, "breaks the cluster it runs on, so not on that of FLOW_TEST_KUBECONFIG");
        }
        if (given) {
            return new GivenCluster(Path.of(GIVEN));
        }
        return context.getRoot()
                .getStore(Namespace.create(RunningCluster.class))
                .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class)
                .cluster;
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
