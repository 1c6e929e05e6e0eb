package io.completedflow.bench.kubernetes;

import io.completedflow.bench.Figure;
import io.completedflow.bench.kubernetes.Workload.BenchApp;
import io.completedflow.bench.lines.WatchedProduct;
import java.io.IOException;
import java.util.Map;

/** A real {@code flow watch} that follows a product in Git. The event is the notice of a push that was made before. */
final class FlowWatchContender implements Contender {
    private static final double MOST_TIME = 1.3;
    private static final double MOST_REQUESTS = 1.2;
    private static final double MOST_UPDATE_MILLIS = 250;

    private final WorkloadFlowFile file;
    private final WatchedProduct product;

    FlowWatchContender(BenchCluster cluster, Workload workload) throws IOException, InterruptedException {
        this.file = new WorkloadFlowFile(workload);
        this.product = new WatchedProduct(
                file.files(), Map.of("KUBECONFIG", cluster.kubeconfig().toString()));
    }

    @Override
    public String name() {
        return "flow watch";
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Figure compared(Measure measure, Figure figure, Map<String, Double> medians) {
        double limit = medians.get(LimitContender.NAME);
        return switch (measure) {
            case INSTALL -> figure.peer(LimitContender.NAME, limit, MOST_TIME);
            case UPDATE -> figure.limit(MOST_UPDATE_MILLIS);
            case INSTALL_REQUESTS, UPDATE_REQUESTS -> figure.peer(LimitContender.NAME, limit, MOST_REQUESTS);
        };
    }

    @Override
    public void prepareInstall(String namespace) throws IOException, InterruptedException {
        product.push(namespace, file.files());
    }

    @Override
    public void install(String namespace) throws IOException, InterruptedException {
        product.tell(namespace);
        product.awaitReady(namespace);
    }

    @Override
    public void prepareUpdate(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        product.push(namespace, file.files(app, image));
    }

    @Override
    public void update(String namespace, BenchApp app, String image) throws IOException {
        product.tell(namespace);
    }

    @Override
    public void forget(String namespace) throws IOException, InterruptedException {
        product.awaitReady(namespace);
        product.delete(namespace);
    }

    @Override
    public void close() throws IOException {
        product.close();
    }
}
