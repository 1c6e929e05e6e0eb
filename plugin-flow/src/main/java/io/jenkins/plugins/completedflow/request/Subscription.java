package io.jenkins.plugins.completedflow.request;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hands the newest progress of a request to a listener, in order and never the same twice. */
final class Subscription implements Runnable {
    private final String id;
    private final Function<String, Optional<RequestProgress>> newest;
    private final Consumer<RequestProgress> listener;
    private RequestProgress last;

    Subscription(String id, Function<String, Optional<RequestProgress>> newest, Consumer<RequestProgress> listener) {
        this.id = id;
        this.newest = newest;
        this.listener = listener;
    }

    boolean isOf(String other) {
        return id.equals(other);
    }

    @Override
    public synchronized void run() {
        Optional<RequestProgress> now = newest.apply(id);
        if (now.isPresent() && !now.get().equals(last)) {
            last = now.get();
            listener.accept(last);
        }
    }
}
