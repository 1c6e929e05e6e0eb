package io.completedflow.reconcile;

import io.completedflow.config.FlowFile;
import io.completedflow.config.Problem;
import io.completedflow.log.Event;
import io.completedflow.source.Listing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The flow file of the product repository's trunk that is in force: the newest that can be used. One with problems is refused and said once;
 * the one before stays in force. Lives on the loop's thread.
 */
final class TrunkFile {
    /** Where a flow file is looked for until one has said what its trunk is called. */
    private static final List<String> USUAL_TRUNKS = List.of("main", "master", "trunk", "develop");

    private final FlowFiles files;
    private final BiConsumer<Event.Kind, String> tell;
    private Optional<String> remembered;
    private Optional<FlowFiles.Read> inForce = Optional.empty();
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

    /** Takes the newest one that can be used, as far as it has arrived. */
    void update(Optional<Listing> listing) {
        Optional<String> commit = listing.flatMap(this::commit);
        if (commit.isPresent()) {
            files.at(commit.get()).ifPresent(this::consider);
        }
        if (inForce.isEmpty() && remembered.isPresent() && (commit.isEmpty() || !problems.isEmpty())) {
            files.at(remembered.get())
                    .filter(read -> read.file().isPresent())
                    .ifPresent(read -> inForce = Optional.of(read));
        }
    }

    /** Completed when the newest one has arrived, or could not be read. */
    CompletableFuture<Void> arrival(Optional<Listing> listing) {
        return listing.flatMap(this::commit)
                .map(commit -> files.read(commit).<Void>handle((read, failure) -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private Optional<String> commit(Listing listing) {
        Optional<String> named = inForce.flatMap(FlowFiles.Read::file)
                .map(FlowFile::trunk)
                .flatMap(trunk -> Optional.ofNullable(listing.branches().get(trunk)));
        return named.or(() -> USUAL_TRUNKS.stream()
                .map(listing.branches()::get)
                .filter(commit -> commit != null)
                .findFirst());
    }

    private void consider(FlowFiles.Read read) {
        boolean known =
                inForce.map(before -> before.commit().equals(read.commit())).orElse(false);
        if (known) {
            problems = List.of();
        } else if (read.file().isPresent()) {
            boolean news = !remembered.equals(Optional.of(read.commit()));
            inForce = Optional.of(read);
            remembered = Optional.of(read.commit());
            problems = List.of();
            if (news) {
                tell.accept(
                        Event.Kind.FLOW_FILE_TAKEN, "the flow file of " + shortened(read.commit()) + " is in force");
            }
        } else {
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
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(8, commit.length()));
    }
}
