package io.completedflow.source.git;

import io.completedflow.source.RepositoryException;
import io.completedflow.source.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time work on a worktree. The locks are few and shared, so that they need no upkeep. */
final class WorktreeLocks {
    private static final int HOW_MANY = 256;

    private final ReentrantLock[] locks = new ReentrantLock[HOW_MANY];

    /** What is done to a worktree. */
    interface Work {
        void run() throws IOException, RepositoryException;
    }

    WorktreeLocks() {
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    void alone(Path worktree, Work work) throws IOException, RepositoryException {
        Path path = worktree.toAbsolutePath().normalize();
        ReentrantLock lock = locks[Math.floorMod(path.hashCode(), HOW_MANY)];
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RepositoryException(path.toString(), Reason.UNREACHABLE, "interrupted");
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
