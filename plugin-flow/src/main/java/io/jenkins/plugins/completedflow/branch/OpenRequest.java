package io.jenkins.plugins.completedflow.branch;

import io.jenkins.plugins.completedflow.request.FlowRequest;

/**
 * A request whose end is not known yet.
 *
 * @param id empty: there is none
 */
record OpenRequest(String id, FlowRequest.Kind kind) {
    static final OpenRequest NONE = new OpenRequest("", FlowRequest.Kind.NOTICE);

    boolean there() {
        return !id.isEmpty();
    }

    boolean deletes() {
        return there() && kind == FlowRequest.Kind.DELETE;
    }
}
