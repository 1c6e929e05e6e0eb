package io.completedflow.namespace;

import java.time.Instant;

/** What is to become of a namespace, and why. Carrying one out twice does no harm. */
public sealed interface LifetimeDecision {
    String reason();

    /** Make a branch's namespace. */
    record Create(String namespace, String branch, String template, String reason) implements LifetimeDecision {}

    /** Let a branch feed a standing environment, which is made if it is not there. */
    record Feed(String environment, String branch, String template, String reason) implements LifetimeDecision {}

    /** A branch gets no namespace although its template would give it one. Told when the reason changes, not at each poll. */
    record Refuse(String branch, String reason) implements LifetimeDecision {}

    /** Delete it at a time to come, unless its branch comes back. */
    record ScheduleDeletion(String namespace, Instant at, String reason) implements LifetimeDecision {}

    /** Do not delete it after all. */
    record CancelDeletion(String namespace, String reason) implements LifetimeDecision {}

    /** Delete it now: its branch is gone. */
    record Delete(String namespace, String reason) implements LifetimeDecision {}

    /** Delete it now: its time is over, though its branch is there. */
    record Expire(String namespace, String reason) implements LifetimeDecision {}

    /** Stop its apps for now. */
    record Sleep(String namespace, String reason) implements LifetimeDecision {}

    /** No namespace is deleted for want of its branch until that is cleared up. */
    record PauseDeletions(String reason) implements LifetimeDecision {}

    /** Such deletions go on. */
    record ResumeDeletions(String reason) implements LifetimeDecision {}
}
