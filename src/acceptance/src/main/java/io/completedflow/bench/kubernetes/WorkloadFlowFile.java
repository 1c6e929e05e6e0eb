package io.completedflow.bench.kubernetes;

import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.util.Map;
import java.util.Optional;

/** A workload as a product of ours: the same images, ports, files and order. */
record WorkloadFlowFile(Workload workload) {
    private static final String HEAD = """
            apiVersion: completed-flow/v1
            product: bench
            trunk: main
            templates:
              dev:
                branches: ["bench-*"]
                engine: kubernetes
                network: open
                podSecurity: privileged
                update: { every: 10m }
                deleteGrace: 0s
            groups:
              all:
                apps:
            """;

    /** The files of the product repository, by path. */
    Map<String, String> files() {
        return files(Optional.empty(), WorkloadFiles.IMAGE);
    }

    /** The same with another image of one app. */
    Map<String, String> files(BenchApp changed, String image) {
        return files(Optional.of(changed), image);
    }

    private Map<String, String> files(Optional<BenchApp> changed, String image) {
        StringBuilder text = new StringBuilder(HEAD);
        for (BenchApp app : workload.apps()) {
            boolean isChanged = changed.filter(app::equals).isPresent();
            String env = app.readyAfterMillis() > 0 ? "STAGE_READY_AFTER: " + app.readyAfterMillis() + "ms" : "";
            text.append("""
                          %s:
                            image: %s
                            port: 8080
                            config: { word: of %s }
                            env: { %s }
                            depends: [%s]
                    """.formatted(
                            app.name(),
                            isChanged ? image : WorkloadFiles.IMAGE,
                            app.name(),
                            env,
                            String.join(", ", app.depends())));
        }
        return Map.of("flow.yaml", text.toString());
    }
}
