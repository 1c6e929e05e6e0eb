package io.jenkins.plugins.completedflow.step;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A clock that a test moves. */
final class FakeAlarms extends Alarms {
    private final List<Alarm> alarms = new ArrayList<>();
    private long now = 1_000_000;

    private record Alarm(long at, Runnable wake, CompletableFuture<Void> done) {}

    @Override
    long now() {
        return now;
    }

    @Override
    Future<?> set(long at, Runnable wake) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        alarms.add(new Alarm(at, wake, done));
        return done;
    }

    void passMinutes(int minutes) {
        now += minutes * 60_000L;
        for (Alarm alarm : List.copyOf(alarms)) {
            if (alarm.at() <= now && alarm.done().complete(null)) {
                alarm.wake().run();
            }
        }
    }

    /** The controller died. */
    void forget() {
        alarms.clear();
    }

    long pending() {
        return alarms.stream().filter(alarm -> !alarm.done().isDone()).count();
    }
}
