package io.completedflow.bench.lines;

import java.util.List;
import java.util.stream.Stream;

/** Ends processes that were started here. */
final class Stopping {
    private Stopping() {}

    /** Ends these and their descendants, and returns when they have ended. */
    static void families(List<Long> pids) {
        List<ProcessHandle> all = pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(process -> process.onExit().join());
    }
}
