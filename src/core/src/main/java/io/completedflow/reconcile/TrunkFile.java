package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.log.Event;
import io.completedflow.source.Listing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flow file of the product repository's trunk that is in force: the newest that can be used. One with problems is refused and said once;
 * the one before stays in force, also over a restart and while the trunk is not there. Lives on the loop's thread.
 */
final class TrunkFile {
    /** Where a flow file is looked for until one has said what its trunk is called. */
    private static final List<String> USUAL_TRUNKS = List.of("main", "master", "trunk", "develop");

    private final FlowFiles files;
    private final BiConsumer<Event.Kind, String> tell;
    private Optional<String> remembered;
    private Optional<FlowFiles.Read> inForce = Optional.empty();
    private Set<String> looked = Set.of();
    private String refused = "";
    private List<Problem> problems = List.of();

    /**
     * @param remembered commit of the last one in force, from before this program was started
     * @param tell told what becomes of a newer one
     */
    TrunkFile(FlowFiles files, Optional<String> remembered, BiConsumer<Event.Kind, String> tell) {
        this.files = files;
        this.remembered = remembered;
        this.tell = tell;
    }

    /** The one in force; empty while there is none. */
    Optional<FlowFiles.Read> inForce() {
        return inForce;
    }

    /** What is wrong with the newest one, if it is not in force for that. */
    List<Problem> problems() {
        return problems;
    }

    /** Why one could not be read. */
    List<String> obstacles() {
        return looked.stream()
                .flatMap(commit -> files.obstacle(commit).stream())
                .toList();
    }

    /** The commits whose files matter to it. */
    Set<String> commits() {
        return looked;
    }

    /** Takes the newest one that can be used, as far as it has arrived. */
    void update(Optional<Listing> listing) {
        looked = candidates(listing);
        if (inForce.isEmpty() && remembered.isPresent()) {
            Optional<FlowFiles.Read> before = files.at(remembered.get());
            inForce = before.filter(read -> read.file().isPresent());
            boolean onItsWay =
                    before.isEmpty() && files.obstacle(remembered.get()).isEmpty();
            if (onItsWay) {
                return; // It says which branch is the trunk.
            }
        }
        listing.flatMap(this::newest).flatMap(files::at).ifPresent(this::consider);
        looked = candidates(listing);
    }

    private Set<String> candidates(Optional<Listing> listing) {
        Set<String> commits = new HashSet<>();
        remembered.ifPresent(commits::add);
        inForce.map(FlowFiles.Read::commit).ifPresent(commits::add);
        listing.flatMap(this::usual).filter(commit -> inForce.isEmpty()).ifPresent(commits::add);
        listing.flatMap(this::newest).ifPresent(commits::add);
        return commits;
    }

    /** Completed when all that it looks at has arrived, or could not be read. */
    CompletableFuture<Void> arrival(Optional<Listing> listing) {
        Stream<CompletableFuture<Void>> coming =
                candidates(listing).stream().map(commit -> files.read(commit).<Void>handle((read, failure) -> null));
        return CompletableFuture.allOf(coming.toArray(CompletableFuture<?>[]::new));
    }

    /** The trunk's commit. The trunk is what the file in force says; without one, what the file on a usual trunk says. */
    private Optional<String> newest(Listing listing) {
        if (inForce.isPresent()) {
            return named(listing, inForce.get());
        }
        Optional<String> usual = usual(listing);
        return usual.flatMap(files::at).flatMap(read -> named(listing, read)).or(() -> usual);
    }

    private Optional<String> usual(Listing listing) {
        return USUAL_TRUNKS.stream()
                .map(listing.branches()::get)
                .filter(commit -> commit != null)
                .findFirst();
    }

    private static Optional<String> named(Listing listing, FlowFiles.Read read) {
        return read.file().map(FlowFile::trunk).map(listing.branches()::get);
    }

    private void consider(FlowFiles.Read read) {
        boolean known =
                inForce.map(before -> before.commit().equals(read.commit())).orElse(false);
        if (known) {
            problems = List.of();
        } else if (read.file().isPresent()) {
            take(read);
        } else {
            refuse(read);
        }
    }

    private void take(FlowFiles.Read read) {
        boolean news = !remembered.equals(Optional.of(read.commit()));
        inForce = Optional.of(read);
        remembered = Optional.of(read.commit());
        problems = List.of();
        if (news) {
            tell.accept(Event.Kind.FLOW_FILE_TAKEN, "the flow file of " + shortened(read.commit()) + " is in force");
        }
    }

    private void refuse(FlowFiles.Read read) {
        problems = read.problems();
        if (!refused.equals(read.commit())) {
            refused = read.commit();
            tell.accept(
                    Event.Kind.FLOW_FILE_REFUSED,
                    "the flow file of " + shortened(read.commit()) + " cannot be used"
                            + (inForce.isPresent() ? ", the one before stays in force" : "") + ": "
                            + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(8, commit.length()));
    }
}
