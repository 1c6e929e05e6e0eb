package io.jenkins.plugins.completedflow.request;

import hudson.ExtensionList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way to the daemons of the nodes. What is submitted is kept until it is over and has been read, whatever restarts in between. Nothing
 * here waits for a node.
 */
public interface FlowRequests {

    static FlowRequests get() {
        return ExtensionList.lookupSingleton(FlowRequests.class);
    }

    /** Keeps the request durably and sends it when its node can take it. An id that is known already changes nothing. */
    void submit(FlowRequest request);

    /** Empty if the id is not known. */
    Optional<RequestProgress> progress(String id);

    /**
     * Hands over the present progress, if the id is known, and each change from then on until it is over, on a thread of the controller's
     * timer. The listener must not block.
     */
    Listening listen(String id, Consumer<RequestProgress> listener);

    /** Nobody waits for it any more: what is not begun is dropped; what is begun goes on. */
    void withdraw(String id);

    /** All requests that are not over, oldest first. */
    List<RequestProgress> waiting();

    /** Ends a {@link #listen}. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
