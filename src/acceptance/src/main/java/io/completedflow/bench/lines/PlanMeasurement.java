package io.completedflow.bench.lines;

import io.completedflow.config.AppId;
import io.completedflow.namespace.DesiredApp;
import io.completedflow.namespace.DesiredNamespace;
import io.completedflow.namespace.DesiredNamespaces;
import io.completedflow.namespace.NamespacePlan;
import io.completedflow.namespace.NamespacePlanner;
import io.completedflow.namespace.NamespaceRecord;
import io.completedflow.namespace.ObservedApp;
import io.completedflow.namespace.ObservedNamespace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Planning a namespace whose first half of apps runs and is ready, while the second half is built and asks whether it may start. The peer
 * walks the same graph, which it was given before, in topological order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanMeasurement {
    static final int EDGES_PER_APP = 5;

    /** How many apps; each has five edges on average. */
    @Param({"10000", "100000"})
    public int apps;

    private RandomProduct product;
    private DesiredNamespaces design;
    private NamespaceRecord record;
    private DesiredNamespace desired;
    private Optional<ObservedNamespace> observed;
    private Graph<AppId, DefaultEdge> graph;

    /** Makes what is planned. */
    @Setup(Level.Trial)
    public void make() {
        product = new RandomProduct(apps, apps * EDGES_PER_APP);
        design = new DesiredNamespaces(product.flowFile());
        record = product.record();
        desired = design();
        observed = Optional.of(new ObservedNamespace(record, halfRunning(), false, ""));
        graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        product.apps().forEach(graph::addVertex);
        for (int i = 0; i < apps; i++) {
            AppId app = product.apps().get(i);
            product.depends(i).forEach(dependency -> graph.addEdge(dependency, app));
        }
    }

    private Map<AppId, ObservedApp> halfRunning() {
        Map<AppId, ObservedApp> observed = new HashMap<>();
        for (int i = 0; i < apps; i++) {
            DesiredApp app = desired.apps().get(product.apps().get(i));
            observed.put(app.id(), i < apps / 2 ? running(app) : prepared(app));
        }
        return observed;
    }

    private static ObservedApp running(DesiredApp app) {
        return new ObservedApp(
                Optional.of(new ObservedApp.Instance(
                        app.digest(), app.revision(), true, Instant.EPOCH, Optional.empty(), 0, "")),
                Optional.empty());
    }

    private static ObservedApp prepared(DesiredApp app) {
        return new ObservedApp(
                Optional.empty(),
                Optional.of(new ObservedApp.Attempt(
                        app.digest(), app.revision(), ObservedApp.Stage.PREPARED, Instant.EPOCH, "", List.of())));
    }

    /** Ours: from desired and observed state to the plan with its decisions, reasons and waves. */
    @Benchmark
    public NamespacePlan plan() {
        return NamespacePlanner.plan(desired, observed);
    }

    /** The peer: every app in topological order, and nothing else. */
    @Benchmark
    public void jgrapht(Blackhole sink) {
        new TopologicalOrderIterator<>(graph).forEachRemaining(sink::consume);
    }

    /** The desired state from flow file and record, with the digest of each app. */
    @Benchmark
    public DesiredNamespace design() {
        return design.of(product.template(), record, Map.of());
    }
}
