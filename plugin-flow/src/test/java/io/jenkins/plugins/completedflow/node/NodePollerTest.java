package io.jenkins.plugins.completedflow.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.completedflow.request.Books;
import io.jenkins.plugins.completedflow.request.FlowRequest;
import io.jenkins.plugins.completedflow.request.FlowRequest.Kind;
import io.jenkins.plugins.completedflow.request.RequestProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call at a time, the more seldom the longer a node does not answer. */
class NodePollerTest {
    private static final String NODE = "south";
    private static final String NOTHING_NEW =
            "{\"kind\":\"RESULT\",\"content\":{\"revision\":\"1\",\"complete\":false,\"requests\":[],\"namespaces\":[],\"removed\":[]}}";

    private final List<Long> delays = new ArrayList<>();
    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            delays.add(unit.toSeconds(delay));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    };
    private IOException failure;
    private Books books;
    private NodePoller poller;

    @BeforeEach
    void open(@TempDir Path folder) {
        books = new Books(folder);
        DaemonLine line = lines -> {
            if (failure != null) {
                throw failure;
            }
            return lines.stream().map(each -> NOTHING_NEW).toList();
        };
        DaemonExchange exchange =
                new DaemonExchange(NODE, line, new DaemonWords("1"), books.requests(), books.namespaces());
        poller = new NodePoller(NODE, exchange, books.requests(), timer, calls::add);
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private void round() {
        poller.now();
        calls.remove().run();
    }

    @Test
    void asksSeldomWhenNothingIsAskedForAndBacksOffFromWhatFails() {
        round();
        failure = new IOException("node south is offline");
        for (int i = 0; i < 8; i++) {
            round();
        }
        failure = null;
        round();

        assertThat(delays).containsExactly(5L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 5L);
    }

    @Test
    void whatWaitsIsToldWhyAndANodeThatIsBackIsAskedAtOnce() {
        books.requests().submit(new FlowRequest("a", NODE, Kind.NOTICE, "/p.git", "one", "", "", "", "", 0, false));
        failure = new IOException("node south is offline");
        round();
        round();

        assertThat(books.requests().progress("a"))
                .get()
                .extracting(RequestProgress::reason)
                .isEqualTo("node south is offline");
        poller.back();
        calls.remove().run();
        assertThat(delays).containsExactly(2L, 4L, 2L);
    }

    @Test
    void oneCallIsUnderWayAtATimeAndThoseWantedMeanwhileAreOne() {
        poller.now();
        poller.now();
        poller.now();
        assertThat(calls).hasSize(1);
        calls.remove().run();
        assertThat(calls).hasSize(1);
        calls.remove().run();
        assertThat(calls).isEmpty();
    }

    @Test
    void oneThatIsStoppedAsksNoMore() {
        poller.now();
        poller.stop();
        calls.remove().run();
        poller.now();

        assertThat(calls).isEmpty();
        assertThat(delays).isEmpty();
    }
}
