package io.completedflow.bench.kubernetes;

import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What somebody would write with kubectl: apply a wave, wait for it, apply the next. */
final class KubectlContender implements Contender {
    static final String NAME = "kubectl, wave by wave";

    private final BenchCluster cluster;
    private final Workload workload;
    private final WorkloadFiles files;
    private Path changed;

    KubectlContender(BenchCluster cluster, Workload workload, WorkloadFiles files) {
        this.cluster = cluster;
        this.workload = workload;
        this.files = files;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public void install(String namespace) throws IOException, InterruptedException {
        cluster.kubectl("create", "namespace", namespace);
        List<List<BenchApp>> waves = workload.waves();
        for (int i = 0; i < waves.size(); i++) {
            cluster.kubectl("apply", "-n", namespace, "-f", files.wave(i).toString());
            cluster.kubectl(
                    "wait", "-n", namespace, "--for=condition=Available", "deployments", "--all", "--timeout=5m");
        }
    }

    @Override
    public void prepareUpdate(String namespace, BenchApp app, String image) throws IOException {
        changed = files.updated(app, image);
    }

    @Override
    public void update(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        cluster.kubectl("apply", "-n", namespace, "-f", changed.toString());
        cluster.kubectl("rollout", "status", "-n", namespace, "deployment/" + app.name(), "--timeout=5m");
    }

    @Override
    public void close() {
        // Nothing of it runs between two commands.
    }
}
