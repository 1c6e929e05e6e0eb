package io.completedflow.namespace.kubernetes.object;

import java.util.Map;

/** The Job that fills an app's data, once. It stays, so that it is known to have run. */
record SeedJob(AppContext context) {
    private static final int RETRIES = 2;

    KubeObject object(String command) {
        return KubeObject.of(
                ObjectKind.JOB,
                context.namespace(),
                ObjectNames.beside(context.name(), "seed"),
                context.labels(),
                Map.of("spec", Map.of("backoffLimit", RETRIES, "template", new PodTemplates(context).seed(command))));
    }
}
