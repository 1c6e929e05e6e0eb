package io.completedflow.bench.kubernetes;

import io.completedflow.bench.Figure;
import io.completedflow.bench.kubernetes.Workload.BenchApp;
import java.io.IOException;
import java.util.Map;

/** Something that makes namespaces of a workload, each under a name of its own. */
public interface Contender extends AutoCloseable {
    /** Such as {@code kubectl, wave by wave}. */
    String name();

    /** Whether it starts no app before what it depends on is Available. */
    boolean keepsOrder();

    /**
     * The figure with what it is to be compared with: the limit, without a goal, unless said otherwise.
     *
     * @param medians of all contenders, by name
     */
    default Figure compared(Measure measure, Figure figure, Map<String, Double> medians) {
        return figure.beside(LimitContender.NAME, medians.get(LimitContender.NAME));
    }

    /** Does what comes before the event, such as a push. Not measured. */
    default void prepareInstall(String namespace) throws IOException, InterruptedException {}

    /** The event: makes a namespace with all apps in it. Returns when it takes itself to be done. */
    void install(String namespace) throws IOException, InterruptedException;

    /** Does what comes before the event, such as a push. Not measured. */
    default void prepareUpdate(String namespace, BenchApp app, String image) throws IOException, InterruptedException {}

    /** The event: changes the image of one app. Returns when it takes itself to be done. */
    void update(String namespace, BenchApp app, String image) throws IOException, InterruptedException;

    /** Told before a namespace is deleted, so that it does not make it again. */
    default void forget(String namespace) throws IOException, InterruptedException {}

    @Override
    void close() throws IOException;
}
