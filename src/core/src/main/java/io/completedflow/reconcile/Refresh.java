package io.completedflow.reconcile;

import io.completedflow.config.Problem;
import io.completedflow.source.Listing;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Has a product's repositories and flow files looked at afresh, for a request that is to be answered by what is true now. */
final class Refresh {
    private final ProductSources sources;

    Refresh(ProductSources sources) {
        this.sources = sources;
    }

    /** @return completed on the loop's thread when all that a request for this branch needs is there, or failed with {@link RequestException} */
    CompletableFuture<Void> forBranch(String branch) {
        return all().thenCompose(listed -> branchFile(branch));
    }

    /** @return completed when each of the product's repositories has answered or failed, or failed if there is no usable flow file */
    CompletableFuture<Void> all() {
        return flowFile().thenCompose(read -> sources.repositories().refresh());
    }

    /** @return completed when the newest usable flow file is in force, or failed with {@link RequestException} if there is none */
    CompletableFuture<Void> flowFile() {
        return sources.repositories().refresh(sources.repository()).thenCompose(listed -> inForce());
    }

    /** Until the flow file in force is the one of its own trunk, which may be another branch than the one it was first found on. */
    private CompletableFuture<Void> inForce() {
        Optional<Listing> listing = sources.listing();
        return sources.trunk()
                .arrival(listing)
                .thenCompose(read -> {
                    sources.keepUp();
                    return sources.trunk().arrival(listing);
                })
                .thenCompose(read -> {
                    sources.keepUp();
                    return sources.file().isPresent()
                            ? CompletableFuture.completedFuture(null)
                            : CompletableFuture.failedFuture(unusable());
                });
    }

    private RequestException unusable() {
        String problems =
                sources.trunk().problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            return new RequestException(
                    RequestException.Kind.FAILED,
                    "the flow file cannot be used:\n" + problems,
                    "mend it, commit and push");
        }
        String failures = String.join("; ", sources.notices());
        return new RequestException(
                RequestException.Kind.FAILED,
                failures.isEmpty()
                        ? sources.repository()
                                + " has neither a default branch nor one called main, master, trunk or develop to read a"
                                + " flow file from"
                        : "the flow file cannot be read: " + failures,
                "");
    }

    /** @return completed when all is there that is needed to show the namespaces as they are, or failed if there is no usable flow file */
    CompletableFuture<Void> forShow(ProductReconciler product) {
        return flowFile()
                .thenCompose(ready -> CompletableFuture.allOf(product.commitsInUse().stream()
                        .map(commit -> sources.files().read(commit).handle((read, failure) -> null))
                        .toArray(CompletableFuture<?>[]::new)));
    }

    private CompletableFuture<Void> branchFile(String branch) {
        return sources.repositories()
                .listing(sources.repository())
                .flatMap(listing -> Optional.ofNullable(listing.branches().get(branch)))
                .map(commit -> sources.files().read(commit).<Void>handle((read, failure) -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
