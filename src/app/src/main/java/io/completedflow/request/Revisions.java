package io.completedflow.request;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the changes of one run of the daemon. Numbers of another run tell nothing. */
final class Revisions {
    static final long NOTHING_SEEN = -1;

    private final String run = UUID.randomUUID() + ".";
    private final AtomicLong last = new AtomicLong();

    long next() {
        return last.incrementAndGet();
    }

    /** What one who has seen all until now is to show the next time. */
    String current() {
        return run + last.get();
    }

    /** The number in what somebody shows, {@link #NOTHING_SEEN} if it is not of this run. */
    long seen(String shown) {
        String number = shown.startsWith(run) ? shown.substring(run.length()) : "";
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : NOTHING_SEEN;
    }
}
