package io.completedflow.namespace.process.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All processes that came of one we started: what carries its mark, what is in its session, and what descends from either. No single
 * one of the three finds all: a process may change its session, clear its environment, or lose its parent.
 */
public final class Family {
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);
    private static final long FIRST_LOOK_MILLIS = 2;
    private static final long LAST_LOOK_MILLIS = 50;

    private final ProcessTable table;
    private final String mark;
    private final long leader;
    private final long startTicks;

    private Family(ProcessTable table, String mark, long leader, long startTicks) {
        this.table = table;
        this.mark = mark;
        this.leader = leader;
        this.startTicks = startTicks;
    }

    /**
     * The family of a process that leads its session and that we have watched without a break, so that its session's id is not another's.
     *
     * @param startTicks when it started; -1 if it was gone before one could look
     */
    public static Family led(ProcessTable table, String mark, long leader, long startTicks) {
        return new Family(table, mark, leader, startTicks);
    }

    /** What carries the mark, with its descendants. */
    public static Family marked(ProcessTable table, String mark) {
        return new Family(table, mark, 0, -1);
    }

    /** Those alive. */
    public List<ProcessStat> members() {
        List<ProcessStat> all = table.all();
        Set<Long> pids = new HashSet<>();
        // No pid is given anew while it is a session's id: a stranger that has it means that nothing is left of our
        // session.
        boolean session = leader != 0
                && all.stream().noneMatch(process -> process.pid() == leader && process.startTicks() != startTicks);
        for (ProcessStat process : all) {
            boolean led = session && process.session() == leader;
            // What came of the leader is not older than it: the environments of all others need not be read.
            boolean younger = process.startTicks() >= startTicks;
            if (led
                    || (younger
                            && table.mark(process.pid()).filter(mark::equals).isPresent())) {
                pids.add(process.pid());
            }
        }
        while (all.stream().anyMatch(process -> pids.contains(process.parent()) && pids.add(process.pid()))) {
            // Until no further descendant is found.
        }
        pids.remove(ProcessHandle.current().pid());
        return all.stream().filter(process -> pids.contains(process.pid())).collect(Collectors.toList());
    }

    /**
     * Ends all of them: TERM, then KILL to what is still there after the grace; looks again until none is left.
     *
     * @return those that could not be ended, empty if all have
     * @throws InterruptedException if interrupted; then they are killed at the next call
     */
    public List<ProcessStat> end(Duration grace) throws InterruptedException {
        if (signalUntilGone(ProcessHandle::destroy, grace).isEmpty()) {
            return List.of();
        }
        return signalUntilGone(ProcessHandle::destroyForcibly, KILL_PATIENCE);
    }

    /** Sends the signal once to each member as it is found, and waits until there is none or the patience is over. */
    private List<ProcessStat> signalUntilGone(Consumer<ProcessHandle> signal, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Set<Long> signalled = new HashSet<>();
        List<ProcessStat> members = members();
        long pause = FIRST_LOOK_MILLIS;
        while (!members.isEmpty()) {
            for (ProcessStat member : members) {
                if (signalled.add(member.pid())) {
                    ProcessHandle.of(member.pid()).ifPresent(signal);
                }
            }
            if (System.nanoTime() >= end) {
                return members;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause * 2, LAST_LOOK_MILLIS);
            members = stillThere(members);
            if (members.isEmpty()) {
                members = members();
            }
        }
        return List.of();
    }

    /** A look at those we know is much cheaper than one at all processes. */
    private List<ProcessStat> stillThere(List<ProcessStat> members) {
        List<ProcessStat> there = new ArrayList<>(members);
        there.removeIf(member -> !table.alive(member.pid(), member.startTicks()));
        return there;
    }
}
