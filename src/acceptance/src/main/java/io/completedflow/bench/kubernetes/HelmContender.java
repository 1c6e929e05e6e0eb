package io.completedflow.bench.kubernetes;

import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.io.IOException;
import java.util.List;

/** Helm with all apps in one chart. It knows no order among them and starts them all at once. */
final class HelmContender implements Contender {
    private final BenchCluster cluster;
    private final WorkloadFiles files;
    private final String program;

    HelmContender(BenchCluster cluster, WorkloadFiles files) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.files = files;
        this.program = cluster.program("helm");
    }

    @Override
    public String name() {
        return "Helm 4, all at once";
    }

    @Override
    public boolean keepsOrder() {
        return false;
    }

    @Override
    public void install(String namespace) throws IOException, InterruptedException {
        cluster.run(List.of(
                program,
                "install",
                "bench",
                files.chart().toString(),
                "-n",
                namespace,
                "--create-namespace",
                "--wait"));
    }

    @Override
    public void update(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        String value = "images." + app.name() + "=" + image;
        cluster.run(List.of(
                program, "upgrade", "bench", files.chart().toString(), "-n", namespace, "--set", value, "--wait"));
    }

    @Override
    public void close() {
        // Nothing of it runs between two commands.
    }
}
