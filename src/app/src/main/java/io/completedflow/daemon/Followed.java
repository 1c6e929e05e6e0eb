package io.completedflow.daemon;

import io.completedflow.reconcile.Reconciler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What a daemon follows.
 *
 * @param words says so in the flow log
 */
record Followed(String words, Function<Reconciler, CompletableFuture<Void>> begin) {
    /** The products that somebody asks about. */
    static final Followed ASKED_FOR = new Followed("follows the products asked for", Reconciler::followRequests);

    /** The product of this repository, with all asked about before. */
    static Followed product(String repository) {
        return new Followed("follows " + repository, reconciler -> reconciler.follow(repository));
    }
}
