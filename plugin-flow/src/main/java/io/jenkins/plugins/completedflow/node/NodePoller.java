package io.jenkins.plugins.completedflow.node;

import io.jenkins.plugins.completedflow.request.RequestBook;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Talks to one node's daemon again and again: often while something is asked for, seldom when nothing is, and ever more seldom while the
 * node does not answer. One call at a time, each on a thread of its own, so that a node that hangs holds up no other.
 */
final class NodePoller {
    private static final Logger LOGGER = Logger.getLogger(NodePoller.class.getName());
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String node;
    private final DaemonExchange exchange;
    private final RequestBook requests;
    private final ScheduledExecutorService timer;
    private final Executor calls;
    private ScheduledFuture<?> next;
    private boolean underWay;
    private boolean again;
    private boolean stopped;
    private int failures;

    /** @param calls runs what blocks */
    NodePoller(
            String node,
            DaemonExchange exchange,
            RequestBook requests,
            ScheduledExecutorService timer,
            Executor calls) {
        this.node = node;
        this.exchange = exchange;
        this.requests = requests;
        this.timer = timer;
        this.calls = calls;
    }

    /** Talks to it now; or, if that is under way, once more after it. */
    synchronized void now() {
        if (stopped) {
            return;
        }
        if (underWay) {
            again = true;
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        underWay = true;
        calls.execute(this::round);
    }

    /** It may answer again: what failed before no longer counts. */
    synchronized void back() {
        failures = 0;
        now();
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void round() {
        boolean answered = false;
        try {
            exchange.round();
            answered = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            requests.waits(node, "the controller is going down");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "The daemon of node " + node + " could not be asked");
            requests.waits(node, reason(e));
        } finally {
            done(answered);
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private synchronized void done(boolean answered) {
        failures = answered ? 0 : failures + 1;
        underWay = false;
        if (again) {
            again = false;
            now();
        } else if (!stopped) {
            next = timer.schedule(this::now, delay().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration delay() {
        if (failures == 0) {
            return requests.busy(node) ? BUSY : IDLE;
        }
        Duration doubled = BUSY.multipliedBy(1L << Math.min(failures, 6));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
