package io.completedflow.reconcile;

import io.completedflow.source.Listing;
import io.completedflow.source.Repositories;
import io.completedflow.source.RepositoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Follows repositories, each by one follower however many products want it, as often as the one that wants it most often. Lives on the
 * loop's thread.
 */
final class Followers {
    private final Repositories repositories;
    private final Loop loop;
    private final Map<String, Shared> byAddress = new HashMap<>();

    Followers(Repositories repositories, Loop loop) {
        this.repositories = repositories;
        this.loop = loop;
    }

    /** Follows a repository for this listener too, this often and soon for the first time; zero: only when asked. */
    Following follow(String address, Duration often, RepositoryFollower.Listener listener) {
        Shared shared = byAddress.computeIfAbsent(address, Shared::new);
        Following following = new Following(shared, often, listener);
        shared.join(following);
        return following;
    }

    /** One listener's part in following a repository. */
    static final class Following {
        private final Shared shared;
        private final RepositoryFollower.Listener listener;
        private Duration interval;
        private boolean failing;

        private Following(Shared shared, Duration interval, RepositoryFollower.Listener listener) {
            this.shared = shared;
            this.interval = interval;
            this.listener = listener;
        }

        /** As {@link RepositoryFollower#interval}. */
        void interval(Duration changed) {
            interval = changed;
            shared.adjust();
        }

        /** As {@link RepositoryFollower#now}. */
        CompletableFuture<Void> now() {
            return shared.follower.now();
        }

        /** As {@link RepositoryFollower#soon}. */
        void soon(Runnable then) {
            shared.follower.soon(then);
        }

        /** Ends it; the last one ends the following, so that who waits for an answer waits no longer. */
        void stop() {
            shared.leave(this);
        }

        private void listed(String address, Listing listing) {
            failing = false;
            listener.listed(address, listing);
        }

        private void failed(String address, RepositoryException failure) {
            boolean first = !failing;
            failing = true;
            listener.failed(address, failure, first);
        }
    }

    private final class Shared implements RepositoryFollower.Listener {
        private final String address;
        private final RepositoryFollower follower;
        private final List<Following> all = new ArrayList<>();

        Shared(String address) {
            this.address = address;
            this.follower = new RepositoryFollower(address, repositories, loop, this, Duration.ZERO);
        }

        void join(Following following) {
            boolean followed = !interval().isZero();
            all.add(following);
            adjust(); // Lists at once what was not followed before.
            if (followed && !following.interval.isZero()) {
                follower.soon(() -> {});
            }
        }

        void adjust() {
            follower.interval(interval());
        }

        private Duration interval() {
            return all.stream()
                    .map(each -> each.interval)
                    .filter(often -> !often.isZero())
                    .min(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }

        void leave(Following following) {
            all.remove(following);
            if (all.isEmpty()) {
                follower.stop();
                byAddress.remove(address, this);
            } else {
                adjust();
            }
        }

        @Override
        public void listed(String of, Listing listing) {
            tell(each -> each.listed(of, listing));
        }

        @Override
        public void failed(String of, RepositoryException failure, boolean first) {
            tell(each -> each.failed(of, failure));
        }

        /** A fault in what one of them does keeps it from none of the others. */
        private void tell(Consumer<Following> told) {
            List<RuntimeException> faults = new ArrayList<>();
            for (Following each : List.copyOf(all)) {
                try {
                    told.accept(each);
                } catch (RuntimeException fault) {
                    faults.add(fault);
                }
            }
            if (!faults.isEmpty()) {
                throw faults.get(0);
            }
        }
    }
}
