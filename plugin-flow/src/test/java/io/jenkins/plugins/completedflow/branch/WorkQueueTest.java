package io.jenkins.plugins.completedflow.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final WorkQueue<String> queue =
            new WorkQueue<>(threads::add, 2, String::concat, (name, heed) -> done.add(name + ":" + heed));

    @Test
    void neitherWorksNorWaitsWhileAdding() {
        queue.add("a", "1");

        assertThat(done).isEmpty();
        assertThat(queue.isIdle()).isFalse();
    }

    @Test
    void mergesWhatHasNotBegun() {
        queue.add("a", "1");
        queue.add("b", "1");
        queue.add("a", "2");

        run();

        assertThat(done).containsExactly("a:12", "b:1");
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void hasNoMoreThreadsThanItMay() {
        for (int i = 0; i < 100; i++) {
            queue.add("project " + i, "");
        }

        assertThat(threads).hasSize(2);
        run();
        assertThat(done).hasSize(100);
    }

    @Test
    void doesAgainWhatIsAddedWhileItIsAtWork() {
        WorkQueue<String>[] self = newArray();
        self[0] = new WorkQueue<>(threads::add, 2, String::concat, (name, heed) -> {
            done.add(name + ":" + heed);
            if (heed.equals("1")) {
                self[0].add("a", "2");
                assertThat(done).as("never twice at a time").hasSize(1);
                threads.remove().run();
                assertThat(done).as("never twice at a time").hasSize(1);
            }
        });

        self[0].add("a", "1");
        run();

        assertThat(done).containsExactly("a:1", "a:2");
        assertThat(self[0].isIdle()).isTrue();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
    private static WorkQueue<String>[] newArray() {
        return new WorkQueue[1];
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
