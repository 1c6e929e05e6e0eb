package io.completedflow.bench.kubernetes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees what becomes of deployments by a watch of its own, whoever makes them ({@code src/acceptance/kube/bench}). */
final class Watcher implements AutoCloseable {
    private final LineProcess process;
    private final List<Seen> seen = new ArrayList<>();

    /**
     * One change, in the order in which the API server tells of them.
     *
     * @param micros wall clock
     * @param change {@code created} or {@code rolled-out}
     * @param image empty with {@code created}
     */
    private record Seen(long micros, String change, String namespace, String app, String image) {
        static Seen of(String line) {
            String[] words = line.split(" ", -1);
            return new Seen(Long.parseLong(words[0]), words[1], words[2], words[3], words.length > 4 ? words[4] : "");
        }
    }

    Watcher(BenchCluster cluster) throws IOException, InterruptedException {
        process = new LineProcess(
                List.of(cluster.program("bench"), "watch", cluster.kubeconfig().toString()));
    }

    /** Waits until these apps are rolled out with an image. @return when the last was: wall clock, in microseconds */
    long rolledOut(String namespace, List<String> apps, String image) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>(apps);
        int next = 0;
        while (true) {
            for (; next < seen.size(); next++) {
                Seen each = seen.get(next);
                if (each.change().equals("rolled-out")
                        && each.namespace().equals(namespace)
                        && each.image().equals(image)
                        && missing.remove(each.app())
                        && missing.isEmpty()) {
                    return each.micros();
                }
            }
            seen.add(Seen.of(process.next()));
        }
    }

    /** @throws IOException if an app was made before one that it depends on was rolled out */
    void requireOrder(String namespace, Workload workload) throws IOException {
        Map<String, List<String>> depends = new HashMap<>();
        workload.apps().forEach(app -> depends.put(app.name(), app.depends()));
        List<String> rolledOut = new ArrayList<>();
        for (Seen each : seen) {
            if (each.namespace().equals(namespace) && each.change().equals("rolled-out")) {
                rolledOut.add(each.app());
            } else if (each.namespace().equals(namespace)
                    && !rolledOut.containsAll(depends.getOrDefault(each.app(), List.of()))) {
                throw new IOException(each.app() + " was made before one of " + depends.get(each.app()) + " was there");
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
