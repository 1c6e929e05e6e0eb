package io.completedflow.bench.kubernetes;

import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.io.IOException;
import java.util.List;

/** The least that a client can do ({@code src/acceptance/kube/bench}): it runs already and knows the workload. */
final class LimitContender implements Contender {
    static final String NAME = "the limit";

    private final LineProcess process;

    LimitContender(BenchCluster cluster, WorkloadFiles files) throws IOException, InterruptedException {
        String program = cluster.program("bench");
        process = new LineProcess(List.of(
                program, "limit", cluster.kubeconfig().toString(), files.apps().toString()));
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
        ask("install " + namespace);
    }

    @Override
    public void update(String namespace, BenchApp app, String image) throws IOException, InterruptedException {
        ask("update " + namespace + " " + app.name() + " " + image);
    }

    private void ask(String line) throws IOException, InterruptedException {
        process.say(line);
        String answer = process.next();
        if (!answer.equals(line)) {
            throw new IOException("bench limit said " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
