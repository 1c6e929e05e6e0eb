package io.completedflow.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.completedflow.namespace.Records;
import io.completedflow.source.FakeRepositories;
import io.completedflow.source.Listing;
import io.completedflow.source.RepositoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When one repository is listed. */
class RepositoryFollowerTest {
    private static final String ADDRESS = "/repos/catalog.git";

    private final FakeRepositories repositories = new FakeRepositories();
    private final VirtualLoop loop = new VirtualLoop(Records.START);
    private final List<Listing> told = new ArrayList<>();
    private boolean listenerFails;
    private final RepositoryFollower follower = new RepositoryFollower(
            ADDRESS,
            repositories,
            loop,
            new RepositoryFollower.Listener() {
                @Override
                public void listed(String address, Listing listing) {
                    told.add(listing);
                    if (listenerFails) {
                        throw new IllegalStateException("the listener has a fault");
                    }
                }

                @Override
                public void failed(String address, RepositoryException failure, boolean first) {
                    throw new AssertionError(failure);
                }
            },
            Duration.ofSeconds(10));

    RepositoryFollowerTest() {
        repositories.create(ADDRESS);
    }

    @Test
    void thoseWhoAskAnewWhenAnsweredShareOneListing() {
        List<CompletableFuture<Void>> again = new ArrayList<>();
        List<CompletableFuture<Void>> first = new ArrayList<>();
        for (int asker = 0; asker < 3; asker++) {
            first.add(follower.now().thenRun(() -> again.add(follower.now())));
        }
        answerOne();
        answerOne();
        assertThat(loop.besides()).isEqualTo(1);
        answerOne();
        assertThat(first).allMatch(CompletableFuture::isDone);
        assertThat(again).hasSize(3).allMatch(CompletableFuture::isDone);
        assertThat(loop.besides()).isZero();
    }

    private void answerOne() {
        assertThat(loop.besides()).isEqualTo(1);
        loop.runBeside(0);
        while (loop.hasTurn()) {
            loop.runTurn();
        }
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        listenerFails = true;
        CompletableFuture<Void> asked = follower.now();
        answerOne();
        assertThat(asked).isCompleted();
        assertThat(loop.mistakes()).hasSize(1);
        loop.sleep(Duration.ofSeconds(10));
        loop.runTurn();
        answerOne();
        assertThat(told).hasSize(2);
    }

    @Test
    void whoWaitsForOneThatIsStoppedWaitsNoLonger() {
        CompletableFuture<Void> served = follower.now();
        CompletableFuture<Void> waiting = follower.now();
        follower.stop();
        assertThat(served).isCompleted();
        assertThat(waiting).isCompleted();
        assertThat(follower.now()).isCompleted();
        answerOne();
        assertThat(told).isEmpty();
    }

    @Test
    void aChangedIntervalHoldsAtOnce() {
        follower.interval(Duration.ZERO);
        follower.interval(Duration.ofMinutes(1));
        answerOne();
        assertThat(told).hasSize(1);
        follower.interval(Duration.ofSeconds(5));
        assertThat(loop.sleep(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
    }
}
