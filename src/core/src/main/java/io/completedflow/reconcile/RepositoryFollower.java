package io.completedflow.reconcile;

import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Lists one repository again and again: once an interval however many namespaces follow it, at once when something may have happened
 * there, less and less often while it does not answer. Lives on the loop's thread.
 */
final class RepositoryFollower {
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    /** Told what came of each listing, on the loop's thread. */
    interface Listener {
        void listed(String address, Listing listing);

        /** @param first whether it is the first failure since the repository last answered */
        void failed(String address, RepositoryException failure, boolean first);
    }

    private final String address;
    private final Repositories repositories;
    private final Loop loop;
    private final Listener listener;
    private Duration interval;
    private Loop.Timer next = () -> {};
    private boolean underWay;
    private boolean stopped;
    private int failures;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private List<CompletableFuture<Void>> served = new ArrayList<>();

    RepositoryFollower(String address, Repositories repositories, Loop loop, Listener listener, Duration interval) {
        this.address = address;
        this.repositories = repositories;
        this.loop = loop;
        this.listener = listener;
        this.interval = interval;
    }

    /** Follows this often from now on; zero: only when asked. */
    void interval(Duration changed) {
        if (changed.equals(interval)) {
            return;
        }
        boolean begins = interval.isZero();
        interval = changed;
        if (begins) {
            soon(() -> {});
        } else {
            scheduleNext();
        }
    }

    /**
     * Lists now. Calls that come while a listing is under way share the one after it.
     *
     * @return completed, never exceptionally, when a listing begun after this call has succeeded or failed
     */
    CompletableFuture<Void> now() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (stopped) {
            done.complete(null);
            return done;
        }
        waiting.add(done);
        if (!underWay) {
            list();
        }
        return done;
    }

    /** Lists now, and runs {@code then} when a listing begun after this call has succeeded or failed. */
    @SuppressWarnings("FutureReturnValueIgnored") // It never fails.
    void soon(Runnable then) {
        now().thenRun(then);
    }

    /** Ends it; who waits for an answer waits no longer. */
    void stop() {
        stopped = true;
        next.cancel();
        List<CompletableFuture<Void>> left = new ArrayList<>(served);
        left.addAll(waiting);
        served = List.of();
        waiting = List.of();
        left.forEach(done -> done.complete(null));
    }

    private void list() {
        next.cancel();
        underWay = true;
        served = waiting;
        waiting = new ArrayList<>();
        loop.beside(() -> repositories.list(address), this::listed);
    }

    private void listed(Listing listing, Exception failure) {
        if (stopped) {
            return;
        }
        List<CompletableFuture<Void>> answered = served;
        served = List.of();
        try {
            tell(listing, failure);
        } finally {
            answered.forEach(done -> done.complete(null));
            underWay = false;
            goOn();
        }
    }

    private void tell(Listing listing, Exception failure) {
        if (failure == null) {
            failures = 0;
            listener.listed(address, listing);
        } else {
            failures++;
            listener.failed(address, asRepositoryException(failure), failures == 1);
        }
    }

    /** Those answered may have asked anew by now, or stopped it. */
    private void goOn() {
        if (waiting.isEmpty()) {
            scheduleNext();
        } else {
            list();
        }
    }

    private RepositoryException asRepositoryException(Exception failure) {
        return failure instanceof RepositoryException known
                ? known
                : new RepositoryException(address, RepositoryException.Reason.UNREACHABLE, failure.toString());
    }

    private void scheduleNext() {
        next.cancel();
        if (!stopped && !underWay && !interval.isZero()) {
            next = loop.schedule(delay(), this::list);
        }
    }

    private Duration delay() {
        Duration backedOff = interval.multipliedBy(1L << Math.min(failures, 16));
        if (failures == 0 || backedOff.compareTo(LONGEST_BACK_OFF) <= 0) {
            return backedOff;
        }
        return interval.compareTo(LONGEST_BACK_OFF) > 0 ? interval : LONGEST_BACK_OFF;
    }
}
