package io.jenkins.plugins.completedflow.request;

import io.jenkins.plugins.completedflow.request.RequestProgress.Status;

/**
 * A request as the controller keeps it.
 *
 * @param withdrawn whether nobody waits for it any more
 * @param told whether its daemon knows that its outcome was read
 * @param submittedAt in milliseconds since 1970
 * @param overAt likewise; 0 while it is not over
 */
record KeptRequest(
        FlowRequest request,
        Status status,
        String reason,
        String result,
        boolean withdrawn,
        boolean told,
        long submittedAt,
        long overAt) {

    static KeptRequest of(FlowRequest request, long now) {
        return new KeptRequest(request, Status.PENDING, "", "", false, false, now, 0);
    }

    RequestProgress progress() {
        return new RequestProgress(request, status, reason, result);
    }

    boolean over() {
        return status.isOver();
    }

    KeptRequest pending(String why) {
        return new KeptRequest(request, Status.PENDING, why, result, withdrawn, told, submittedAt, 0);
    }

    KeptRequest become(Status now, String why, String seen, long at) {
        return new KeptRequest(request, now, why, seen, withdrawn, told, submittedAt, now.isOver() ? at : 0);
    }

    KeptRequest withdraw() {
        return new KeptRequest(request, status, reason, result, true, told, submittedAt, overAt);
    }

    KeptRequest tell() {
        return new KeptRequest(request, status, reason, result, withdrawn, true, submittedAt, overAt);
    }
}
