package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.source.Listing;
import io.completedflow.source.RepositoryException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The repositories of one product, which are followed, and the newest listing of each. A repository that does not answer keeps
 * its last listing for what runs, but is not among the fresh ones, from which alone something may be concluded. Lives on the loop's thread.
 */
final class RepositorySet implements RepositoryFollower.Listener {
    private final Ports ports;
    private final Runnable changed;
    private final Map<String, Followers.Following> followers = new LinkedHashMap<>();
    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, Listing> fresh = new HashMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Set<String> unheard = new HashSet<>();
    private String product = "";

    /** @param changed run when a listing has come or failed */
    RepositorySet(Ports ports, Runnable changed) {
        this.ports = ports;
        this.changed = changed;
    }

    /** Follows these repositories this often, and no others; zero: lists them only when asked. */
    void follow(String ofProduct, Collection<String> addresses, Duration often) {
        product = ofProduct;
        followers.entrySet().removeIf(entry -> {
            if (addresses.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().stop();
            listings.remove(entry.getKey());
            fresh.remove(entry.getKey());
            failures.remove(entry.getKey());
            unheard.remove(entry.getKey());
            return true;
        });
        for (String address : addresses) {
            if (!followers.containsKey(address)) {
                unheard.add(address);
                followers.put(address, ports.followers().follow(address, often, this));
            }
        }
        followers.values().forEach(follower -> follower.interval(often));
    }

    /** @return completed when each repository has answered or failed, after this call */
    CompletableFuture<Void> refresh() {
        return CompletableFuture.allOf(
                followers.values().stream().map(Followers.Following::now).toArray(CompletableFuture<?>[]::new));
    }

    /** @return completed when this repository has answered or failed, after this call */
    CompletableFuture<Void> refresh(String address) {
        return followers.get(address).now();
    }

    /** Lists this repository soon, and runs {@code then} when a listing begun after this call has succeeded or failed. */
    void refreshSoon(String address, Runnable then) {
        followers.get(address).soon(then);
    }

    Set<String> addresses() {
        return Set.copyOf(followers.keySet());
    }

    Optional<Listing> listing(String address) {
        return Optional.ofNullable(listings.get(address));
    }

    /** The newest listing of each repository, however old. */
    Map<String, Listing> listings() {
        return Map.copyOf(listings);
    }

    /** A branch's commit by address of the repositories whose newest listing has it. */
    Map<String, String> heads(String branch) {
        Map<String, String> heads = new HashMap<>();
        listings.forEach((address, listing) ->
                Optional.ofNullable(listing.branches().get(branch)).ifPresent(head -> heads.put(address, head)));
        return heads;
    }

    /** The listings that came since the last ones were {@linkplain #concluded concluded} from. */
    Map<String, Listing> fresh() {
        return Map.copyOf(fresh);
    }

    /** All was concluded that the fresh listings tell. */
    void concluded() {
        fresh.clear();
    }

    /** Whether every repository has answered or failed at least once. */
    boolean heard() {
        return unheard.isEmpty();
    }

    /** What is wrong with each repository that does not answer. */
    Collection<String> failures() {
        return failures.values();
    }

    void stop() {
        followers.values().forEach(Followers.Following::stop);
    }

    @Override
    public void listed(String address, Listing listing) {
        listings.put(address, listing);
        fresh.put(address, listing);
        unheard.remove(address);
        if (failures.remove(address) != null) {
            ports.tell(product, "", Event.Kind.REPOSITORY_BACK, address + " answers again");
        }
        changed.run();
    }

    @Override
    public void failed(String address, RepositoryException failure, boolean first) {
        unheard.remove(address);
        failures.put(address, failure.getMessage());
        if (first) {
            ports.tell(product, "", Event.Kind.REPOSITORY_UNREACHABLE, failure.getMessage());
        }
        changed.run();
    }
}
