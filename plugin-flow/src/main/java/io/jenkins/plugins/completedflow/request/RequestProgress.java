package io.jenkins.plugins.completedflow.request;

/**
 * How far a request has come.
 *
 * @param reason why it waits or failed; empty if there is nothing to say
 * @param result JSON of the namespace, or of the plan, as the daemon last told it (the shapes of {@code flow describe -o json} and {@code
 *     flow plan -o json}); empty before that and after a deletion
 */
public record RequestProgress(FlowRequest request, Status status, String reason, String result) {

    /** Where a request is. */
    public enum Status {
        /** The node has not taken it yet, as when it is offline. */
        PENDING,
        /** The node's daemon is at it. */
        RUNNING,
        DONE,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == FAILED;
        }
    }
}
