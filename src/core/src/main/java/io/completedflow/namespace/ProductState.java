package io.completedflow.namespace;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of a product's branches from one poll to the next. To be kept durably; should it be lost, no namespace is lost and
 * none is leaked, but branches that are there then count as existing.
 *
 * @param repositories by address; none for a repository that was never listed
 * @param misses by branch and address: how many successful listings in a row lacked the branch, 2 standing for more
 * @param announced by address: branches whose deletion was announced and is not confirmed by a listing yet
 * @param tombstones by branch and address: the heads a branch had when its namespace was removed by its ttl or a person
 * @param pushed by branch: when its newest head was first seen
 * @param held names of namespaces whose deletion waits, since too many branches vanished at once
 * @param refused by branch: why it has no namespace although it should
 */
public record ProductState(
        Map<String, RepositoryState> repositories,
        Map<String, Map<String, Integer>> misses,
        Map<String, Set<String>> announced,
        Map<String, Map<String, String>> tombstones,
        Map<String, Instant> pushed,
        Set<String> held,
        Map<String, String> refused) {
    /** Nothing was seen yet. */
    public static final ProductState EMPTY =
            new ProductState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of());

    public ProductState {
        repositories = Map.copyOf(repositories);
        misses = Map.copyOf(misses);
        announced = Map.copyOf(announced);
        tombstones = Map.copyOf(tombstones);
        pushed = Map.copyOf(pushed);
        held = Set.copyOf(held);
        refused = Map.copyOf(refused);
    }

    /** Blocks a branch, whose namespace was removed, until a newer push. */
    ProductState withTombstone(String branch) {
        return withTombstone(branch, Map.of());
    }

    /** @param newer its heads where they are known better than from the last poll, by address */
    public ProductState withTombstone(String branch, Map<String, String> newer) {
        Map<String, String> heads = new HashMap<>(heads(branch));
        heads.putAll(newer);
        Map<String, Map<String, String>> changed = new HashMap<>(tombstones);
        changed.put(branch, heads);
        return withTombstones(changed);
    }

    /** Unblocks a branch, for somebody asked for its namespace. */
    public ProductState withoutTombstone(String branch) {
        Map<String, Map<String, String>> changed = new HashMap<>(tombstones);
        changed.remove(branch);
        return withTombstones(changed);
    }

    /** A branch's commit by address of the repositories that have it. */
    public Map<String, String> heads(String branch) {
        Map<String, String> heads = new HashMap<>();
        repositories.forEach((address, repository) ->
                Optional.ofNullable(repository.heads().get(branch)).ifPresent(head -> heads.put(address, head)));
        return heads;
    }

    /** Whether nothing was pushed to a branch since its namespace was removed. */
    boolean buried(String branch) {
        Map<String, String> removedAt = tombstones.get(branch);
        return removedAt != null
                && removedAt.entrySet().containsAll(heads(branch).entrySet());
    }

    /** Whether a listing of each repository, and that twice or announced, lacked a branch. */
    boolean gone(String branch, Set<String> addresses) {
        return missed(branch, addresses, Sightings.PROOF);
    }

    /** Whether the last listing of each repository lacked a branch, which proves nothing yet. */
    boolean vanishing(String branch, Set<String> addresses) {
        return missed(branch, addresses, 1);
    }

    private boolean missed(String branch, Set<String> addresses, int times) {
        Map<String, Integer> counts = misses.getOrDefault(branch, Map.of());
        return !addresses.isEmpty() && addresses.stream().allMatch(address -> counts.getOrDefault(address, 0) >= times);
    }

    ProductState withHeld(Set<String> changed) {
        return new ProductState(repositories, misses, announced, tombstones, pushed, changed, refused);
    }

    ProductState withRefused(Map<String, String> changed) {
        return new ProductState(repositories, misses, announced, tombstones, pushed, held, changed);
    }

    private ProductState withTombstones(Map<String, Map<String, String>> changed) {
        return new ProductState(repositories, misses, announced, changed, pushed, held, refused);
    }
}
