package io.completedflow.daemon;

/** A running daemon: it follows the product's repositories, and makes, updates and deletes namespaces until it is closed. */
public interface Watch extends AutoCloseable {
    /** The daemon's namespaces of the product of this repository. */
    Flow flow(String repository);

    /** Base address of the front door, such as {@code http://127.0.0.1:8080}. */
    String door();

    /** Waits until it is closed. */
    void await() throws InterruptedException;

    /** Stops following, the front door and the socket. What runs, runs on. May be called again. */
    @Override
    void close();
}
