package io.completedflow.namespace;

import io.completedflow.config.FlowFile;
import io.completedflow.source.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings what is known of branches up to date with a poll. */
final class Sightings {
    /** How many successful listings without a branch prove that a repository lacks it. */
    static final int PROOF = 2;

    private final FlowFile file;
    private final ProductState before;
    private final Poll poll;
    private final Map<String, RepositoryState> repositories = new HashMap<>();
    private final Map<String, Map<String, Integer>> misses = new HashMap<>();
    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Map<String, Instant> pushed;
    private final Set<String> served = new HashSet<>();
    private final Set<String> remembered;

    Sightings(FlowFile file, ProductState before, Collection<NamespaceRecord> records, Poll poll) {
        this.file = file;
        this.before = before;
        this.poll = poll;
        this.pushed = new HashMap<>(before.pushed());
        this.remembered = new HashSet<>(before.tombstones().keySet());
        records.forEach(record -> served.add(record.branch()));
        this.remembered.addAll(served);
    }

    ProductState state() {
        for (String address : poll.repositories()) {
            announce(address);
            proof(address).ifPresentOrElse(listing -> listed(address, listing), () -> notListed(address));
        }
        pushed.keySet()
                .retainAll(repositories.values().stream()
                        .flatMap(repository -> repository.heads().keySet().stream())
                        .collect(Collectors.toSet()));
        ProductState seen = new ProductState(
                repositories, misses, announced, before.tombstones(), pushed, before.held(), before.refused());
        Set<String> vanished = before.tombstones().keySet().stream()
                .filter(branch -> seen.gone(branch, poll.repositories()))
                .collect(Collectors.toSet());
        return vanished.stream().reduce(seen, ProductState::withoutTombstone, (one, other) -> other);
    }

    /** The listing, if it proves anything: one without any branch does not where there were some. */
    private Optional<Listing> proof(String address) {
        RepositoryState known = before.repositories().get(address);
        boolean hadBranches = known != null && !known.heads().isEmpty();
        return Optional.ofNullable(poll.listings().get(address))
                .filter(listing -> !listing.branches().isEmpty() || !hadBranches);
    }

    private void announce(String address) {
        Set<String> branches = new HashSet<>(before.announced().getOrDefault(address, Set.of()));
        poll.deletions().stream()
                .filter(deletion -> deletion.repository().equals(address))
                .forEach(deletion -> branches.add(deletion.branch()));
        if (!branches.isEmpty()) {
            announced.put(address, branches);
        }
    }

    private void notListed(String address) {
        Optional.ofNullable(before.repositories().get(address)).ifPresent(known -> {
            repositories.put(address, known);
            remembered(known).forEach(branch -> count(branch, address, missesBefore(branch, address)));
        });
    }

    private void listed(String address, Listing listing) {
        Optional<RepositoryState> known =
                Optional.ofNullable(before.repositories().get(address));
        Set<String> believed = Optional.ofNullable(announced.remove(address)).orElse(Set.of());
        Map<String, String> heads = listing.branches();
        heads.forEach((branch, head) -> {
            if (known.isEmpty()) {
                pushed.putIfAbsent(branch, poll.at());
            } else if (!head.equals(known.get().heads().get(branch))) {
                pushed.put(branch, poll.at());
            }
        });
        Set<String> existing =
                new HashSet<>(known.map(RepositoryState::existing).orElseGet(() -> existing(heads)));
        existing.removeAll(served);
        for (String branch : known.map(this::remembered).orElse(remembered)) {
            if (!heads.containsKey(branch)) {
                boolean lackedBefore = known.isPresent() && !known.get().heads().containsKey(branch);
                int count = believed.contains(branch) || lackedBefore ? PROOF : 1;
                count(branch, address, count);
                if (count == PROOF) {
                    existing.remove(branch);
                }
            }
        }
        repositories.put(address, new RepositoryState(heads, existing));
    }

    private Set<String> remembered(RepositoryState repository) {
        Set<String> branches = new HashSet<>(remembered);
        branches.addAll(repository.existing());
        return branches;
    }

    private int missesBefore(String branch, String address) {
        return before.misses().getOrDefault(branch, Map.of()).getOrDefault(address, 0);
    }

    private void count(String branch, String address, int count) {
        if (count > 0) {
            misses.computeIfAbsent(branch, any -> new HashMap<>()).put(address, count);
        }
    }

    /** Branches that were there first make no namespace, unless their template adopts them, names them, or is fed by them. */
    private Set<String> existing(Map<String, String> heads) {
        return heads.keySet().stream()
                .filter(branch -> !(TemplateChoice.of(file, branch) instanceof TemplateChoice.Chosen chosen
                        && (chosen.template().adopt()
                                || chosen.template().standing()
                                || chosen.pattern().literal())))
                .collect(Collectors.toSet());
    }
}
