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
    /** Where a flow file is looked for, if the repository does not tell its default branch, until one has said what its trunk is called. */
    private static final List<String> USUAL_TRUNKS = List.of("main", "master", "trunk", "develop");

    private final FlowFiles files;
    private final BiConsumer<Event.Kind, String> tell;
    private Optional<String> remembered;
    private Optional<FlowFiles.Read> inForce = Optional.empty();
    private Set<String> looked = Set.of();
    private String refused = "";
    private Optional<String> absence = Optional.empty();
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

    /** That the trunk it names is gone; empty if it is there, or that cannot be told. */
    Optional<String> absence() {
        return absence;
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
        listing.ifPresent(this::noteAbsence);
    }

    private void noteAbsence(Listing listing) {
        Optional<String> before = absence;
        absence = inForce.filter(read -> gone(listing, read))
                .map(read -> "its trunk " + trunk(read) + " is gone; the flow file of " + shortened(read.commit())
                        + " stays in force. Push that branch again, or make the branch that takes its place the"
                        + " repository's default one, with a flow file that says 'trunk: ' and its name");
        absence.filter(words -> !absence.equals(before))
                .ifPresent(words -> tell.accept(Event.Kind.FLOW_FILE_REFUSED, words));
    }

    /** A repository that is empty of a sudden tells nothing. */
    private static boolean gone(Listing listing, FlowFiles.Read read) {
        return !listing.branches().isEmpty() && !listing.branches().containsKey(trunk(read));
    }

    private static String trunk(FlowFiles.Read read) {
        return read.file().orElseThrow().trunk();
    }

    private Set<String> candidates(Optional<Listing> listing) {
        Set<String> commits = new HashSet<>();
        remembered.ifPresent(commits::add);
        inForce.map(FlowFiles.Read::commit).ifPresent(commits::add);
        listing.flatMap(this::start).ifPresent(commits::add);
        listing.flatMap(this::newest).ifPresent(commits::add);
        return commits;
    }

    /** Completed when all that it looks at has arrived, or could not be read. */
    CompletableFuture<Void> arrival(Optional<Listing> listing) {
        Stream<CompletableFuture<Void>> coming =
                candidates(listing).stream().map(commit -> files.read(commit).<Void>handle((read, failure) -> null));
        return CompletableFuture.allOf(coming.toArray(CompletableFuture<?>[]::new));
    }

    /**
     * The trunk's commit. The trunk is what the file in force says; without one, what the file says that one begins at. Where the trunk is
     * gone, it may have been renamed: the default branch's file is believed if the branch that it names is there.
     */
    private Optional<String> newest(Listing listing) {
        Optional<String> start = start(listing);
        return inForce.flatMap(read -> named(listing, read))
                .or(() -> start.flatMap(files::at).flatMap(read -> named(listing, read)))
                .or(() -> start.filter(commit -> inForce.isEmpty()));
    }

    /** The commit whose file says which branch is the trunk, where the file in force does not tell. */
    private Optional<String> start(Listing listing) {
        if (inForce.isPresent()) {
            return listing.headCommit().filter(commit -> gone(listing, inForce.get()));
        }
        return listing.headCommit().or(() -> usual(listing));
    }

    private static Optional<String> usual(Listing listing) {
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
