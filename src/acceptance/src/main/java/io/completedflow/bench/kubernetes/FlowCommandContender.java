package io.completedflow.bench.kubernetes;

import io.completedflow.bench.Figure;
import io.completedflow.bench.kubernetes.Workload.BenchApp;
import io.completedflow.bench.lines.BenchRepository;
import io.completedflow.bench.lines.Program;
import io.completedflow.bench.lines.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One command of {@code flow}, from a cold start, without a daemon. The event is its start; what it deploys was pushed before. */
final class FlowCommandContender implements Contender {
    private static final double MOST_OF_KUBECTL = 0.8;

    private final BenchCluster cluster;
    private final WorkloadFlowFile file;
    private final Scratch scratch = new Scratch();
    private final BenchRepository product;

    FlowCommandContender(BenchCluster cluster, Workload workload) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.file = new WorkloadFlowFile(workload);
        this.product = new BenchRepository(scratch.folder(), "product", file.files());
    }

    @Override
    public String name() {
        return "flow create";
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Figure compared(Measure measure, Figure figure, Map<String, Double> medians) {
        if (measure != Measure.INSTALL || !medians.containsKey(KubectlContender.NAME)) {
            return Contender.super.compared(measure, figure, medians);
        }
        return figure.peer(KubectlContender.NAME, medians.get(KubectlContender.NAME), MOST_OF_KUBECTL);
    }

    @Override
    public void prepareInstall(String namespace) throws IOException, InterruptedException {
        product.push(namespace, file.files());
    }

    @Override
    public void install(String namespace) throws IOException, InterruptedException {
        flow("create", "namespace", namespace);
    }

    @Override
    public void prepareUpdate(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        product.push(namespace, file.files(app, image));
    }

    @Override
    public void update(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        flow("create", "namespace", namespace);
    }

    @Override
    public void forget(String namespace) throws IOException, InterruptedException {
        flow("delete", "namespace", namespace);
    }

    private void flow(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Program.launcher().toString(),
                "--home",
                scratch.folder().resolve("home").toString(),
                "--repository",
                product.address()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(BenchRepository.ENVIRONMENT);
        environment.put("KUBECONFIG", cluster.kubeconfig().toString());
        Program.run(scratch.folder(), environment, command);
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
