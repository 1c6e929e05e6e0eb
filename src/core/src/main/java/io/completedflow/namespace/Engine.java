package io.completedflow.namespace;

import io.completedflow.config.AppId;
import io.completedflow.config.Template;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where namespaces live. An engine observes and applies; it decides nothing. What it observes is read from the world itself, so after a
 * restart it observes what the one before it did. All methods may be called from any thread.
 */
public interface Engine extends AutoCloseable {
    /** All namespaces of ours, by name, in one look. */
    Map<String, ObservedNamespace> observe();

    /**
     * Keeps a record, durably, making the namespace if it is not there.
     *
     * @throws NamespaceTakenException if the name is another product's, another full branch's or another writer's
     * @throws IOException if it could not be kept; then the one before still holds
     */
    void save(NamespaceRecord record) throws NamespaceTakenException, IOException;

    /**
     * As {@link #save} of a namespace that is there, but whoever reconciled it before; for who was told to take it over.
     *
     * @throws NamespaceTakenException if the name is another product's or another full branch's
     * @throws IOException if it could not be kept; then the one before still holds
     */
    void takeOver(NamespaceRecord record) throws NamespaceTakenException, IOException;

    /**
     * Namespaces of this template of a product may live here from now on. An engine that is opened only when it is needed, or that has
     * several places, learns of them so; for others it is nothing.
     *
     * @param productRepository address of the repository its flow file is read from
     */
    default void expect(String productRepository, Template template) {}

    /** Begins what is asked and returns at once; what comes of it is observed. */
    void apply(DesiredNamespace desired, Effect effect);

    /** Forgets that an app's deployment failed, so that it is tried again, before it returns; nothing if it did not fail. */
    void forgive(String namespace, AppId app);

    /** Begins the deletion of a namespace and all in it, or goes on with it; it is done when it is no longer observed. */
    void delete(String namespace, boolean keepData);

    /**
     * Hands an app's captured output to {@code line}, and returns at the end of it; following, when interrupted or the app is removed.
     *
     * @param lastLines how many lines of what is there already
     */
    void logs(String namespace, AppId app, int lastLines, boolean follow, Consumer<String> line) throws IOException;

    /** Calls {@code listener} with a namespace's name whenever what is observed of it has changed. */
    void onChange(Consumer<String> listener);

    /** Stops looking; what runs, runs on. */
    @Override
    void close();
}
